import type { AttachmentSegment } from '../message/care-communication.ts';
import type { LetterReference } from '../message/letter.ts';
import { cut, oneLine } from './clean-text.ts';
import type { Ledger } from './loss.ts';

/** The references of a letter, and the lines that end its text for what a reference cannot hold. */
export type LetterReferences = {
  readonly references: readonly LetterReference[];
  readonly lines: readonly string[];
};

/** A letter holds ten; the eleventh is told in the text. */
const mostReferences = 10;

export function letterReferences(
  attachments: readonly AttachmentSegment[],
  ledger: Ledger,
): LetterReferences {
  const references: LetterReference[] = [];
  const lines: string[] = [];
  for (const { title: written, url, author, creation } of attachments) {
    const title = oneLine(written) ?? 'Bilag';
    const address = oneLine(url);
    if (author !== undefined || creation !== undefined) {
      ledger.note('ATTACHMENT_META_LOST', 'Communication.payload author or creation', title);
    }
    if (address === undefined) {
      ledger.note('ATTACHMENT_REF_AS_TEXT', 'Communication.payload attachment', title);
      lines.push(`Bilag, der ikke er vedlagt: ${title}`);
    } else if (cut(address, 350) !== address || references.length === mostReferences) {
      ledger.note('REFERENCE_AS_TEXT', 'Communication.payload attachment', address);
      lines.push(`${title}: ${address}`);
    } else {
      const description = cut(title, 70);
      if (description !== title) {
        ledger.note('TITLE_TRUNCATED', 'Communication.payload attachment', title);
        lines.push(`Titel på bilag: ${title}`);
      }
      references.push({ description, url: address });
    }
  }
  return { references, lines };
}
