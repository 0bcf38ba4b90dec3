import type { AnswerIssue } from '../message/acknowledge.ts';
import type { FhirMessage } from '../message/fhir-message.ts';
import { readCareCommunication } from '../message/read-care-communication.ts';
import { messageRules } from './acceptance-of-message.ts';
import { segmentRules } from './acceptance-of-segments.ts';
import { threadRules } from './acceptance-of-thread.ts';
import type { AcceptanceRule } from './acceptance-rule.ts';

/** What a profile validator says of a message; only its errors make the system refuse. */
export type Validate = (
  message: FhirMessage,
) => readonly { readonly severity: string; readonly text: string; readonly place: string }[];

const rules: readonly AcceptanceRule[] = [...messageRules, ...segmentRules, ...threadRules];

// The sender needs to see what is wrong, not each of ten thousand places; an acknowledgement stays a small message.
const mostIssues = 50;

/** Why a message cannot be shown to the user; empty when it can. */
export function refusals(message: FhirMessage, validate?: Validate): readonly AnswerIssue[] {
  return [...ruleIssues(message), ...profileIssues(message, validate)].slice(0, mostIssues);
}

function ruleIssues({ kind, bundle }: FhirMessage): readonly AnswerIssue[] {
  if (kind !== 'care-communication') return [unknownKind];
  const care = readCareCommunication(bundle);
  return rules.flatMap(({ code, detailsCode, text, brokenAt }) =>
    brokenAt(care, bundle).map((place) => ({
      severity: 'error' as const,
      code,
      detailsCode,
      text: `${text} (${place})`,
    })),
  );
}

const unknownKind: AnswerIssue = {
  severity: 'error',
  code: 'not-supported',
  detailsCode: 'MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE',
  text: 'this system receives CareCommunication and Acknowledgement only (MessageHeader.event)',
};

function profileIssues(message: FhirMessage, validate: Validate | undefined): readonly AnswerIssue[] {
  const found = validate?.(message) ?? [];
  return found
    .filter(({ severity }) => severity === 'error' || severity === 'fatal')
    .map(({ text, place }) => ({ severity: 'error', code: 'invariant', text: `${text} (${place})` }));
}
