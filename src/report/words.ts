import type { Text } from '../requirement/define.ts';
import type { Outcome } from '../verdict/outcome.ts';
import type { RunVerdict } from '../verdict/run-verdict.ts';

/** An outcome as a reader meets it: a failure that the vendor declared has a word of its own. */
export type State = Outcome | 'known';

/** What a state is called where there is room for a word, and what it means where there is room for a sentence. */
export const stateWords = {
  fail: {
    word: { en: 'fail', da: 'fejl' },
    meaning: { en: 'a mandatory requirement is not met', da: 'et obligatorisk krav er ikke opfyldt' },
  },
  error: {
    word: { en: 'error', da: 'teknisk fejl' },
    meaning: {
      en: 'the harness or its surroundings failed; it says nothing about the system',
      da: 'afprøvningen eller dens omgivelser fejlede; det siger intet om systemet',
    },
  },
  blocked: {
    word: { en: 'blocked', da: 'ikke afprøvet' },
    meaning: {
      en: 'what the check needs to look at never came; it counts as not met',
      da: 'det, som skulle ses efter, kom aldrig; det tæller som ikke opfyldt',
    },
  },
  known: {
    word: { en: 'known', da: 'kendt fejl' },
    meaning: {
      en: 'not met, as the vendor declared beforehand; it does not decide the verdict',
      da: 'ikke opfyldt, som leverandøren på forhånd har oplyst; det afgør ikke resultatet',
    },
  },
  warn: {
    word: { en: 'warning', da: 'advarsel' },
    meaning: { en: 'a recommendation is not followed', da: 'en anbefaling er ikke fulgt' },
  },
  review: {
    word: { en: 'review', da: 'til vurdering' },
    meaning: { en: 'a person has to look and decide', da: 'et menneske skal se efter og afgøre' },
  },
  unsupported: {
    word: { en: 'unsupported', da: 'ikke relevant' },
    meaning: {
      en: 'the system declares that it does not do this',
      da: 'systemet angiver, at det ikke gør dette',
    },
  },
  pass: {
    word: { en: 'pass', da: 'opfyldt' },
    meaning: { en: 'the requirement is met', da: 'kravet er opfyldt' },
  },
} satisfies Record<State, { word: Text; meaning: Text }>;

/** Every state, the one that most needs attention first. */
export const states = Object.keys(stateWords) as readonly State[];

/** Why many requirements can be blocked at once. */
export const silentReason: Text = {
  en: 'Nothing came that these could be judged by, and that counts as not met. Often it is the consequence of a failure told above.',
  da: 'Der kom intet, som disse kunne bedømmes ud fra, og det tæller som ikke opfyldt. Ofte er det følgen af en fejl nævnt ovenfor.',
};

/** The verdict on a run in a few words. */
export const runWords = {
  conforms: { en: 'Conforms', da: 'Overholder standarden' },
  'does-not-conform': { en: 'Does not conform', da: 'Overholder ikke standarden' },
  error: { en: 'Could not be judged', da: 'Kunne ikke bedømmes' },
} satisfies Record<RunVerdict['verdict'], Text>;

/** The area of a requirement is the first half of its id. */
export function areaOf(requirement: string): string {
  return requirement.split('.')[0] ?? requirement;
}

/** What an area is called; an area that is not known here is called by its id. */
export function areaTitle(area: string): Text {
  return areaTitles[area] ?? { en: area, da: area };
}

const areaTitles: Readonly<Record<string, Text>> = {
  envelope: { en: 'VANS envelopes', da: 'VANSEnvelope' },
  message: { en: 'FHIR messages', da: 'FHIR-meddelelser' },
  profile: { en: 'Profiles', da: 'Profiler' },
  communication: { en: 'CareCommunications', da: 'Korrespondancemeddelelser' },
  thread: { en: 'Threads and history', da: 'Tråde og historik' },
  ack: { en: 'Acknowledgements', da: 'Kvitteringer' },
  reliable: { en: 'Reliable messaging', da: 'Pålidelig udveksling' },
  display: { en: 'What the user sees', da: 'Det, brugeren ser' },
  conversion: { en: 'Conversion to and from letters', da: 'Konvertering til og fra breve' },
};
