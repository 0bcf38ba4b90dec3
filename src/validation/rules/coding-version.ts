import { type Element, text } from '../element/element.ts';
import type { Judgement } from './judgement.ts';

/**
 * Whether a Coding names a version of its code system that is not at hand while others are: then the official validator
 * cannot say anything of its code. A version stands for all of the same major and minor number.
 */
export function namesOtherVersion({ definitions }: Judgement, coding: Element): boolean {
  const version = text(coding, 'version');
  if (version === undefined) return false;
  const versions = definitions.codeSystemVersions(text(coding, 'system') ?? '');
  return versions.length > 0 && !versions.some((each) => each === version || sameMinor(each, version));
}

/** The codings of a concept get the benefit of the doubt: another of them may be the one that is meant. */
export function isInConcept(coding: Element): boolean {
  return coding.parent?.type === 'CodeableConcept';
}

function sameMinor(a: string, b: string): boolean {
  const [, minor] = /^(\d+\.\d+)(?:\.\d+)?$/.exec(b) ?? [];
  return minor !== undefined && (a === minor || a.startsWith(`${minor}.`));
}
