import { createHash } from 'node:crypto';
import { type Element, text } from '../element/element.ts';
import { fail, type Judgement } from './judgement.ts';

/**
 * Checks what an Attachment says of its data against the data: the size in bytes once it is decoded, and the SHA-1 of that.
 * White space, which FHIR allows in base64, is refused in an attachment as the official validator does: receivers differ in it.
 */
export function checkAttachment(judgement: Judgement, element: Element): void {
  const data = text(element, 'data');
  const hash = text(element, 'hash');
  if (hash !== undefined && /\s/u.test(hash)) {
    fail(judgement, 'attachment.hash', element, 'the hash of an attachment is base64 without white space');
  }
  if (data === undefined) return;
  if (/\s/u.test(data)) {
    fail(
      judgement,
      'attachment.data',
      element,
      'the data of an attachment is base64 without white space: write it on one line',
    );
    return;
  }

  // Data that is no base64 is told of by itself.
  if (data.length % 4 !== 0) return;
  const size = text(element, 'size');
  const bytes = Buffer.byteLength(data, 'base64');
  if (size !== undefined && /^\d+$/u.test(size) && Number(size) !== bytes) {
    const counted = `the attachment says that it has ${size.slice(0, 20)} bytes, and has ${bytes}`;
    fail(
      judgement,
      'attachment.size',
      element,
      `${counted}: size counts the bytes before they become base64`,
    );
  }
  if (hash !== undefined && hash !== '' && !/\s/u.test(hash)) {
    const right = createHash('sha1').update(data, 'base64').digest('base64');
    if (hash !== right) {
      fail(judgement, 'attachment.hash', element, `the SHA-1 of the data, in base64, is ${right}`);
    }
  }
}
