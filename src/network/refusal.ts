import type { LetterReceipt } from '../message/letter.ts';

/** Why this VANS refuses an envelope. ASSUMPTION: nobody has published a list of the codes in a receipt's Error. */
export const refusals = {
  'unknown-receiver': row(1, 'Ukendt modtager', 'unknown receiver', 'ukendt_lokationsnummer'),
  'not-registered': row(2, 'Modtageren er ikke tilmeldt', 'not registered for it', 'problem_med_modtagerID'),
  'unknown-version': row(3, 'Ukendt version', 'unknown version', 'problem_med_version'),
  'not-valid': row(4, 'Kuverten er ikke gyldig', 'the envelope is not valid', 'syntaksfejl'),
  'not-base64': row(5, 'Indholdet er ikke base64', 'Data is not base64', 'syntaksfejl'),
  'wrong-size': row(6, 'SizeInBytes passer ikke', 'SizeInBytes is wrong', 'syntaksfejl'),
  'too-large': row(7, 'Kuverten er for stor', 'the envelope is too large', 'ikke_specificeret'),
  'payload-not-valid': row(8, 'Indholdet er ikke gyldigt', 'the payload is not valid', 'syntaksfejl'),
  'identifier-reused': row(9, 'EnvelopeIdentifier er brugt før', 'reused identifier', 'ikke_specificeret'),
} as const;

export type RefusalReason = keyof typeof refusals;

export type Refusal = {
  readonly code: number;
  /** For the receipt, which Danish users read. */
  readonly danish: string;
  /** For the answer to the request. */
  readonly english: string;
  /** RefuseCode of an XCTL01, for a sender that does not know envelope receipts. */
  readonly letterCode: LetterReceipt['refuseCode'];
};

/** @param detail what was found, in a few words that both languages share: a number, a name, a parser's complaint */
export function refusal(reason: RefusalReason, detail: string): Refusal {
  const { code, danish, english, letterCode } = refusals[reason];
  return {
    code,
    danish: description(`${danish}: ${detail}`),
    english: description(`${english}: ${detail}`),
    letterCode,
  };
}

const longestDescription = 512;

/** What others wrote, made fit for a receipt: one line that XML can carry, and no longer than its schema allows. */
export function description(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\s\p{Cc}\uFFFE\uFFFF]+/gu, ' ')
    .trim()
    .slice(0, longestDescription)
    .toWellFormed();
}

function row(code: number, danish: string, english: string, letterCode: string) {
  return { code, danish, english, letterCode };
}
