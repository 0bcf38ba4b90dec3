import type { Text } from '../requirement/define.ts';
import type { RunVerdict } from '../verdict/run-verdict.ts';
import { isRed } from '../verdict/outcome.ts';
import type { Row } from './row.ts';

/** The verdict explained in a sentence or two. */
export function summary(run: RunVerdict, rows: readonly Row[]): Text {
  const counted = rows.filter(({ counts, state }) => counts && state !== 'unsupported');
  const mandatory = counted.filter(({ level }) => level === 'MUST');
  const red = counted.filter(({ state }) => state !== 'known' && isRed(state));
  const warned = counted.filter(({ state }) => state === 'warn').length;
  const outdated = run.knownFailures.filter(
    ({ state }) => state === 'passed' || state === 'no-such-requirement',
  );

  const sentences: Text[] = [
    run.verdict === 'error' ? harnessFailed(run) : unmet(red.length, mandatory.length),
    ...(warned > 0 ? [recommendations(warned)] : []),
    ...(outdated.length > 0 ? [declarations(outdated.map(({ requirement }) => requirement))] : []),
  ];
  return { en: sentences.map(({ en }) => en).join(' '), da: sentences.map(({ da }) => da).join(' ') };
}

function harnessFailed({ scenarios }: RunVerdict): Text {
  const failed = scenarios.filter(({ verdict }) => verdict === 'error').length;
  return {
    en: `The harness or its surroundings failed in ${failed} of ${scenarios.length} scenarios, so nothing is decided about the system.`,
    da: `Afprøvningen eller dens omgivelser fejlede i ${failed} af ${scenarios.length} forløb, så intet er afgjort om systemet.`,
  };
}

function unmet(red: number, mandatory: number): Text {
  if (red === 0) {
    return {
      en: `All ${mandatory} mandatory requirements that were put to the test are met.`,
      da: `Alle ${mandatory} obligatoriske krav, der blev afprøvet, er opfyldt.`,
    };
  }
  return {
    en: `${red} of ${mandatory} mandatory requirements ${red === 1 ? 'is' : 'are'} not met.`,
    da: `${red} af ${mandatory} obligatoriske krav er ikke opfyldt.`,
  };
}

function recommendations(count: number): Text {
  return {
    en: `${count} ${count === 1 ? 'recommendation is' : 'recommendations are'} not followed.`,
    da: `${count} ${count === 1 ? 'anbefaling' : 'anbefalinger'} er ikke fulgt.`,
  };
}

function declarations(ids: readonly string[]): Text {
  const named = ids.join(', ');
  return {
    en: `Declared as known failures but not failing, or not requirements at all: ${named}; take them off the list.`,
    da: `Oplyst som kendte fejl, men fejler ikke, eller er slet ikke krav: ${named}; fjern dem fra listen.`,
  };
}
