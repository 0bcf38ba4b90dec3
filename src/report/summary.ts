import type { Text } from '../requirement/define.ts';
import type { RunVerdict } from '../verdict/run-verdict.ts';
import type { Row } from './row.ts';

/** The verdict explained in a sentence or two. */
export function summary(run: RunVerdict, rows: readonly Row[]): Text {
  const tested = rows.filter(
    ({ counts, state }) => counts && state !== 'unsupported' && state !== 'known' && state !== 'review',
  );
  const failed = tested.filter(({ state }) => state === 'fail').length;
  const blocked = tested.filter(({ state }) => state === 'blocked').length;
  const warned = tested.filter(({ state }) => state === 'warn').length;
  const binding = tested.length - warned;
  const known = rows.filter(({ state }) => state === 'known').length;
  const outdated = run.knownFailures.filter(
    ({ state }) => state === 'passed' || state === 'no-such-requirement',
  );

  const sentences: Text[] = [
    ...(run.verdict === 'error' ? [harnessFailed(run)] : []),
    ...(failed > 0 ? [unmet(failed, binding)] : []),
    ...(blocked > 0 ? [silent(blocked, binding)] : []),
    ...(run.verdict !== 'error' && failed + blocked === 0 ? [met(binding)] : []),
    ...(warned > 0 ? [recommendations(warned)] : []),
    ...(known > 0 ? [declared(known)] : []),
    ...run.scenarios.flatMap(({ undelivered }) => (undelivered === undefined ? [] : [heldBack(undelivered)])),
    ...(run.notSeen.length > 0 ? [untried(run.notSeen.length)] : []),
    ...(outdated.length > 0 ? [declarations(outdated.map(({ requirement }) => requirement))] : []),
  ];
  return { en: sentences.map(({ en }) => en).join(' '), da: sentences.map(({ da }) => da).join(' ') };
}

function harnessFailed({ scenarios }: RunVerdict): Text {
  if (scenarios.length === 0) return { en: 'No scenario was played.', da: 'Intet forløb blev gennemført.' };
  const failed = scenarios.filter(({ verdict }) => verdict === 'error').length;
  if (failed === 0) return nothingTried(scenarios.every(({ verdict }) => verdict === 'unsupported'));
  return {
    en: `The harness or its surroundings failed in ${failed} of ${scenarios.length} scenarios, so nothing is decided about the system.`,
    da: `Afprøvningen eller dens omgivelser fejlede i ${failed} af ${scenarios.length} forløb, så intet er afgjort om systemet.`,
  };
}

function nothingTried(undeclared: boolean): Text {
  if (undeclared) {
    return {
      en: 'Nothing that the system declares is tried by these scenarios, so nothing is decided: add capabilities to the system file, or choose other scenarios.',
      da: 'Intet af det, systemet oplyser at kunne, afprøves i disse forløb, så intet er afgjort: tilføj capabilities i systemfilen, eller vælg andre forløb.',
    };
  }
  return {
    en: 'No check had anything to look at in these scenarios, so nothing is decided about the system.',
    da: 'Ingen kontrol havde noget at se på i disse forløb, så intet er afgjort om systemet.',
  };
}

function met(tested: number): Text {
  if (tested === 1) {
    return {
      en: 'The one requirement that was put to the test is met.',
      da: 'Det ene krav, der blev afprøvet, er opfyldt.',
    };
  }
  return {
    en: `All ${tested} requirements that were put to the test are met.`,
    da: `Alle ${tested} krav, der blev afprøvet, er opfyldt.`,
  };
}

function unmet(failed: number, binding: number): Text {
  return {
    en: `${failed} of ${binding} requirements ${failed === 1 ? 'is' : 'are'} not met.`,
    da: `${failed} af ${binding} krav er ikke opfyldt.`,
  };
}

function silent(blocked: number, binding: number): Text {
  return {
    en: `${blocked} of ${binding} could not be tried, which counts as not met.`,
    da: `${blocked} af ${binding} kunne ikke afprøves, og det tæller som ikke opfyldt.`,
  };
}

function recommendations(count: number): Text {
  return {
    en: `${count} ${count === 1 ? 'recommendation is' : 'recommendations are'} not followed.`,
    da: `${count} ${count === 1 ? 'anbefaling' : 'anbefalinger'} er ikke fulgt.`,
  };
}

/** The reason is the VANS's own text, as it was recorded. */
function heldBack(reason: string): Text {
  return {
    en: `${reason}; that is not held against the system.`,
    da: `Nåede ikke frem, og regnes ikke systemet til last: ${reason}.`,
  };
}

function declared(known: number): Text {
  return {
    en: `${known} known ${known === 1 ? 'failure was' : 'failures were'} declared and ${known === 1 ? 'is' : 'are'} not counted.`,
    da: `${known} ${known === 1 ? 'kendt fejl var oplyst' : 'kendte fejl var oplyst'} og tæller ikke.`,
  };
}

function untried(count: number): Text {
  return {
    en: `${count} of the edition's requirements ${count === 1 ? 'was' : 'were'} not put to the test.`,
    da: `${count} af udgavens krav blev ikke afprøvet.`,
  };
}

function declarations(ids: readonly string[]): Text {
  const named = ids.join(', ');
  return {
    en: `Declared as known failures but not failing, or not requirements at all: ${named}; take them off the list.`,
    da: `Oplyst som kendte fejl, men fejler ikke, eller er slet ikke krav: ${named}; fjern dem fra listen.`,
  };
}
