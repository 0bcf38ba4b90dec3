import type { Acknowledgement, ResponseCode } from '../message/acknowledgement.ts';
import { instantOfLocal } from '../message/danish-time.ts';
import type { LetterReceipt } from '../message/letter.ts';
import { withOffset } from '../message/time.ts';
import type { Receipt } from './correlation-record.ts';
import type { Ledger } from './loss.ts';
import { refuseCodeOf } from './refuse-codes.ts';

/** ASSUMPTION: MedCom does not say which error an XCTL02 is; nor what becomes of an XCTL01, which also is a refusal. */
const codes = { XCTL01: 'fatal-error', XCTL02: 'fatal-error', XCTL03: 'ok' } as const satisfies Record<
  LetterReceipt['name'],
  ResponseCode
>;

/** What a letter's receipt says of one of the letters that it answers; refusals stand at the letter or above it. */
export function receiptOfLetter(letter: LetterReceipt, letterId: string | undefined): Receipt {
  const answered = letter.originalLetters.find((each) => each.letterId === letterId);
  const refuseCode = answered?.refuseCode ?? letter.refuseCode;
  const text = answered?.refuseText ?? letter.refuseText;
  return {
    name: letter.name,
    code: codes[letter.name],
    sent: instantOfLocal(letter.sent).written,
    ...(refuseCode === undefined ? {} : { refuseCode }),
    ...(text === undefined ? {} : { text }),
  };
}

/** @returns `undefined` when the response code is none */
export function receiptOfAcknowledgement(
  { response, issues, timestamp }: Acknowledgement,
  now: Date,
  ledger: Ledger,
): Receipt | undefined {
  const code = responseCodes.find((each) => each === response.code);
  if (code === undefined) return undefined;
  const sent = timestamp ?? withOffset(now);
  // What an acknowledgement of a good message adds, such as that it was a duplicate, has no place in a letter.
  if (code === 'ok') return { name: 'acknowledgement', code, sent };
  const texts = issues
    .map((issue) => issue.text ?? issue.detailsCode ?? issue.code)
    .filter((text) => text !== undefined);
  if (issues.length > 0) ledger.note('ISSUE_COLLAPSED', 'OperationOutcome.issue', `${issues.length}`);
  const text = texts.join('\n');
  return {
    name: 'acknowledgement',
    code,
    refuseCode: refuseCodeOf(issues),
    sent,
    ...(text === '' ? {} : { text }),
  };
}

const responseCodes: readonly ResponseCode[] = ['ok', 'transient-error', 'fatal-error'];
