import { communication, type Loose } from '../judged.ts';
import { type Proof, proofsOn } from './proof.ts';

/** Fifteen bytes of PDF, as base64, and their SHA-1. */
const data = 'JVBERi0xLjEKJSVFT0YK';
const sha1 = 'DkIFXrhAuVNm0e91b7c/bQQnr2A=';

export const attachmentProofs: readonly Proof[] = proofsOn(
  { of: 'a CareCommunication', on: 'care-communication/5.0/new-with-everything.json' },
  [
    {
      key: 'attachment.data',
      refused: ['with an attachment on several lines', (m) => attach(m, { data: 'JVBERi0x\nLjEKJSVFT0YK' })],
      allowed: ['with an attachment on one line', (m) => attach(m, { data })],
    },
    {
      key: 'attachment.size',
      refused: [
        'with an attachment of the size of its base64',
        (m) => attach(m, { data, size: data.length }),
      ],
      allowed: ['with an attachment of the size of its bytes', (m) => attach(m, { data, size: 15 })],
    },
    {
      key: 'attachment.hash',
      refused: ['with the hash of another attachment', (m) => attach(m, { data, hash: 'AAAA' })],
      allowed: ['with the hash of its attachment', (m) => attach(m, { data, hash: sha1 })],
    },
    {
      key: 'attachment.hash',
      refused: ['with a blank in a hash', (m) => attach(m, { data, hash: ` ${sha1}` })],
      allowed: ['with a hash without a blank', (m) => attach(m, { data, hash: sha1, size: 15 })],
    },
  ],
);

function attach(message: Loose, parts: Loose): void {
  const carrying = communication(message)['payload'].find((one: Loose) => one['contentAttachment']?.data);
  Object.assign(carrying['contentAttachment'], parts);
}
