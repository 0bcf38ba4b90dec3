import type { CareCommunication, Participant, TextSegment } from '../message/care-communication.ts';
import type { Organisation } from '../message/fhir-message.ts';
import { localMinuteOf } from '../message/danish-time.ts';
import { plainText } from '../message/formatted-text.ts';
import type { ClinicalEmail, TextRun } from '../message/letter.ts';
import { oneLine } from './clean-text.ts';
import type { CurrentPayload } from './current-payload.ts';
import type { Ledger } from './loss.ts';
import { letterIdentifiers } from './patient-identifiers.ts';

// Said in these words by MedCom, and so to be found word for word.
const severalNumbers =
  'Der er modtaget flere end et CPR-nummer i korrespondancemeddelelsen. Derfor er de resterende medsendte CPR-numre indsat her';
const highPriority = 'Denne meddelelse har høj prioritet.';

/** ASSUMPTION: MedCom asks for a remark and leaves its words to the operator. */
const remarks = new Map([
  ['reply-message', 'Denne meddelelse er en besvarelse.'],
  ['forward-message', 'Denne meddelelse er en videresendelse.'],
]);

/**
 * The text of a letter made from a message: everything that a letter has no place for stands in it, and the current text
 * as it was written. ASSUMPTION: the order of the blocks, but for references to attachments, which come last.
 */
export function letterText(
  message: CareCommunication,
  current: CurrentPayload,
  tail: readonly string[],
  ledger: Ledger,
): string {
  const blocks = [
    [
      remark(message),
      participant('afsender', message.specificSender, message.sender),
      participant('modtager', message.specificRecipient, message.receiver),
    ],
    [current.texts.map(({ text }) => text).join('\n\n')],
    current.texts.slice(0, 1).flatMap((text) => authorLines(text, message)),
    ...current.earlierTexts.map((text) => [historyLine(text), text.text]),
    [otherNumbers(message)],
    ledger.overflow,
    tail,
  ];
  noteText(message, current, ledger);
  return blocks
    .map((lines) => lines.filter((line) => line !== undefined && line !== '').join('\n'))
    .filter((block) => block !== '')
    .join('\n\n');
}

/** The text of a message made from a letter. */
export function messageText(letter: ClinicalEmail, ledger: Ledger): string {
  // A block may end in the middle of a sentence: senders split long texts by length, so nothing is put between them.
  const runs = letter.texts.flat();
  if (runs.some(isStyled)) ledger.note('FORMAT_DROPPED', 'ClinicalInformation.Text01');
  const text = plainText(runs);
  const lines = [
    ...(letter.priority === 'høj_prioritet' ? [highPriority] : []),
    ...(text.trim() === '' ? [] : [text]),
    ...letter.references.filter(({ sup }) => sup).map(({ description }) => description),
    ...ledger.overflow,
  ];
  for (const { sup, description } of letter.references)
    if (sup) ledger.note('SUP_AS_TEXT', 'Reference.SUP', description);
  if (lines.length === 0) ledger.note('TEXT_MISSING', 'ClinicalInformation');
  // FHIR has no empty text.
  return lines.join('\n') || '(ingen tekst)';
}

function isStyled(run: TextRun): boolean {
  return run.kind === 'text' && run.style !== undefined;
}

function remark({ provenances, headerId }: CareCommunication): string | undefined {
  const current = provenances.find(({ targetId }) => targetId === headerId);
  return remarks.get(current?.activity ?? '');
}

/** The organisation is told when it is not the one that the letter is from or to anyway. */
function participant(who: string, named: Participant | undefined, { sor }: Organisation): string | undefined {
  if (!named) return undefined;
  const { name, role, organisationSor } = named;
  const elsewhere = organisationSor !== undefined && organisationSor !== sor;
  const said = [oneLine(name), oneLine(role), elsewhere ? `SOR ${organisationSor}` : undefined];
  const words = said.filter((word) => word !== undefined);
  return words.length === 0 ? undefined : `Specifik ${who}: ${words.join(', ')}`;
}

/** Nothing, where the author is what a conversion puts there: the sender again. */
function authorLines({ author }: TextSegment, { sender }: CareCommunication): string[] {
  const name = oneLine([...(author?.given ?? []), author?.family ?? ''].join(' '));
  const role = oneLine(author?.roleText ?? author?.roleCode);
  if (role === unknownRole && name === oneLine(sender.name)) return [];
  return [...(name ? [`Forfatter: ${name}`] : []), ...(role ? [`Stilling: ${role}`] : [])];
}

/** ASSUMPTION: MedCom asks for the role `ukendt`, which its terminology does not have as a code. */
export const unknownRole = 'ukendt';

function historyLine({ date, author, assigner }: TextSegment): string {
  const local = localMinuteOf(date);
  const name = oneLine([...(author?.given ?? []), author?.family ?? ''].join(' '));
  const said = [
    local ? `${local.date} ${local.time}` : date,
    name,
    oneLine(author?.roleText ?? author?.roleCode),
    oneLine(assigner?.name) ?? assigner?.gln,
  ];
  return `--- ${said.filter(Boolean).join(', ')} ---`;
}

function otherNumbers({ patient }: CareCommunication): string | undefined {
  const { others } = letterIdentifiers(patient?.identifiers ?? []);
  return others.length === 0 ? undefined : `${severalNumbers}: ${others.join(', ')}`;
}

function noteText(message: CareCommunication, current: CurrentPayload, { note }: Ledger): void {
  note('THREAD_LOST', 'Communication.identifier', message.communicationId);
  if (current.texts.length === 0) note('TEXT_MISSING', 'Communication.payload');
  const [text] = current.texts;
  if (text && authorLines(text, message).length > 0) note('AUTHOR_AS_TEXT', 'Communication.payload author');
  for (const named of [message.specificSender, message.specificRecipient]) {
    if (named) note('RECIPIENT_AS_TEXT', 'Communication sender or recipient', named.name);
  }
  if (current.earlierTexts.length > 0)
    note('HISTORY_AS_TEXT', 'Communication.payload', `${current.earlierTexts.length}`);
  const numbers = otherNumbers(message);
  if (numbers !== undefined) note('CPR_AS_TEXT', 'Patient.identifier', numbers);
}
