import { connect } from 'node:net';
import { once } from 'node:events';

import { expect, test } from '@playwright/test';

import { httpCall, type HttpCall } from '../../../src/network/http-call.ts';
import { sampleVans, type SampleVans } from './sample-vans.ts';
import { bytesOf, careCommunicationEnvelope, municipality, referenceSystem } from './sample.ts';

// All of it meets one VANS, in order: the last test asks whether that has taken harm.
test.describe.configure({ mode: 'default' });

let vans: SampleVans;
test.beforeAll(async () => {
  vans = await sampleVans();
});
test.afterAll(async () => {
  await vans[Symbol.asyncDispose]();
});

const { token } = referenceSystem;
const post = (body: string | Uint8Array): Partial<HttpCall> => ({ method: 'POST', body, token });
const envelope = () => bytesOf(careCommunicationEnvelope()).toString();
const identified = (id: string) => envelope().replace(/(?<=<EnvelopeIdentifier>)[^<]+/u, id);
const mailbox = (id: string): Partial<HttpCall> & { path: string } => ({ path: `/v1/mailbox/${id}`, token });

const billionLaughs = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
const fileEntity = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>`;
const withoutDeclaration = () => envelope().replace(/^<\?xml[^>]*\?>/u, '');

type Bad = Partial<HttpCall> & { readonly path?: string };

/** What is sent, and how it is answered: every answer but 202 is a problem in one line. */
const bad: Readonly<Record<string, readonly [request: () => Bad, status: number, code?: number]>> = {
  'an empty body': [() => post(''), 400],
  'bytes that are no text': [() => post(Buffer.from([0, 1, 2, 255, 254])), 400],
  'text that is no XML': [() => post('hello'), 400],
  JSON: [() => post('{"SenderID": "5790000121526"}'), 400],
  'XML that is no envelope': [() => post('<Bundle xmlns="http://hl7.org/fhir"/>'), 400],
  'an envelope without an identifier': [
    () => post(envelope().replace(/<EnvelopeIdentifier>[^<]+<\/EnvelopeIdentifier>/u, '')),
    400,
  ],
  'an identifier that is no UUID': [() => post(identified('abc')), 400],
  'an identifier with a line of its own': [() => post(identified('a&#13;&#10;X-Evil: 1')), 400],
  'an identifier of the content that is no UUID': [
    () => post(envelope().replace(/<Identifier>[^<]+/u, '<Identifier>abc')),
    202,
    4,
  ],
  'another namespace': [() => post(envelope().replace('vans-envelope:1.0.4', 'vans-envelope:2.0')), 202, 4],
  'bytes that are not in the declared encoding': [
    () => post(Buffer.from(envelope().replace('FDIS91#other', 'FDIS91#ø'), 'latin1')),
    202,
    4,
  ],
  'a document type with entities': [() => post(billionLaughs + withoutDeclaration()), 202, 4],
  'an external entity': [
    () => post(fileEntity + withoutDeclaration().replace('MCM:FDIS91#other', '&f;')),
    202,
    4,
  ],
  'elements nested without end': [() => post('<VANSEnvelope>'.repeat(100_000)), 400],
  'base64 garbage': [() => post(envelope().replace(/<Data>..../u, '<Data>!!!!')), 202, 5],
  'a wrong SizeInBytes': [() => post(envelope().replace(/<SizeInBytes>\d+/u, '<SizeInBytes>1')), 202, 6],
  'a SizeInBytes that is no number': [
    () => post(envelope().replace(/<SizeInBytes>\d+/u, '<SizeInBytes>many')),
    202,
    4,
  ],
  'an unknown receiver': [
    () => post(envelope().replace(`>${municipality.gln}</ReceiverID>`, '>5790009999995</ReceiverID>')),
    202,
    1,
  ],
  'no token': [() => ({ method: 'POST', body: envelope() }), 401],
  'a wrong token': [() => ({ method: 'POST', body: envelope(), token: 'guessed' }), 401],
  'the token of a party for the operator': [() => ({ path: '/operator/journal', token }), 401],
  'a foreign mailbox': [() => mailbox('00000000-0000-4000-8000-000000000000'), 404],
  'a path out of the mailbox': [() => mailbox('..%2f..%2fetc%2fpasswd'), 404],
  'an address that cannot be decoded': [() => mailbox('%E0%A4%A'), 404],
  'a very long address': [() => mailbox('a'.repeat(8000)), 404],
  'a wait that is no number': [() => ({ path: '/v1/mailbox?wait=forever', token }), 200],
  'a negative wait': [() => ({ path: '/v1/mailbox?wait=-1&limit=-5', token }), 200],
  'a wrong method': [() => ({ path: '/v1/envelopes', token }), 405],
  'an address where nothing is': [() => ({ path: '/v2' }), 404],
};

for (const [what, [request, status, code]] of Object.entries(bad)) {
  test(`${what} is answered ${status}${code === undefined ? '' : ` and refused with code ${code}`}`, async () => {
    const { path = '/v1/envelopes', ...call } = request();
    const answer = await httpCall({ method: 'GET', ...call, url: vans.url + path });
    expect(answer.status, answer.body.toString()).toBe(status);
    const said = JSON.parse(answer.body.toString());
    if (code !== undefined) expect(said).toMatchObject({ outcome: 'refused', code });
    if (status >= 400) {
      expect(answer.headers['content-type']).toBe('application/problem+json');
      expect(Object.keys(said)).toEqual(['title', 'status', 'detail']);
      expect(said.detail).toMatch(/^[^\n]{3,300}$/u);
    }
  });
}

test('an envelope of one byte more than 100 MB is answered 413 and written down', async () => {
  const body = Buffer.alloc(100_000_001, ' ');
  const answer = await httpCall({ method: 'POST', url: `${vans.url}/v1/envelopes`, body, token });
  expect(answer.status).toBe(413);
  const entry = (await vans.journal()).find(({ transport }) => transport.status === 413);
  expect(entry).toMatchObject({
    event: 'rejected',
    party: referenceSystem.gln,
    outcome: { accepted: false },
  });
});

test('a path that leaves its folder without being encoded leads nowhere', async () => {
  const socket = connect(Number(new URL(vans.url).port), '127.0.0.1');
  socket.write(
    `GET /v1/mailbox/../../operator/journal HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\nconnection: close\r\n\r\n`,
  );
  let received = '';
  socket.on('data', (chunk: Buffer) => (received += chunk.toString()));
  await once(socket, 'close');
  expect(received).toMatch(/^HTTP\/1\.1 404 /u);
});

test('after all of this an envelope still gets through, and nobody was sent anything else', async () => {
  const sent = careCommunicationEnvelope();
  await vans.as(referenceSystem).submit(bytesOf(sent));
  const waiting = await vans.as(municipality).mailbox();
  expect(waiting.map(({ envelopeId }) => envelopeId)).toEqual([sent.id]);
});
