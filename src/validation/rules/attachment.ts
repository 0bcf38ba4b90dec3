import { createHash } from 'node:crypto';
import { type Element, text } from '../element/element.ts';
import { fail, type Judgement } from './judgement.ts';

/**
 * Checks what an Attachment says of its data against the data: the size in bytes once it is decoded, and the SHA-1 of that.
 * White space, which FHIR allows in base64, is refused in an attachment, as the official validator's `checkAttachment` has it.
 */
export function checkAttachment(judgement: Judgement, element: Element): void {
  const data = text(element, 'data');
  const hash = text(element, 'hash');
  if (hash !== undefined && hasSpace(hash)) {
    fail(judgement, 'attachment.hash', element, 'the hash of an attachment is base64 without white space');
  }
  if (data === undefined) return;
  if (hasSpace(data)) {
    const problem = 'the data of an attachment is base64 without white space: write it on one line';
    fail(judgement, 'attachment.data', element, problem);
    return;
  }

  // Data that is no base64 is told of by itself.
  if (data.length % 4 !== 0) return;
  checkSize(judgement, element, Buffer.byteLength(data, 'base64'));
  if (hash && !hasSpace(hash)) checkHash(judgement, element, hash, data);
}

function checkSize(judgement: Judgement, element: Element, bytes: number): void {
  const size = text(element, 'size');
  if (size === undefined || !/^\d+$/u.test(size) || Number(size) === bytes) return;
  const counted = `the attachment says that it has ${size.slice(0, 20)} bytes, and has ${bytes}`;
  const problem = `${counted}: size counts the bytes before they become base64`;
  fail(judgement, 'attachment.size', element, problem);
}

function checkHash(judgement: Judgement, element: Element, hash: string, data: string): void {
  const right = createHash('sha1').update(data, 'base64').digest('base64');
  if (hash === right) return;
  fail(judgement, 'attachment.hash', element, `the SHA-1 of the data, in base64, is ${right}`);
}

function hasSpace(base64: string): boolean {
  return /\s/u.test(base64);
}
