import { expect, test } from '@playwright/test';
import { needsConversion } from '../../../src/conversion/decision.ts';
import { type DocumentKind, documentInformation } from '../../../src/message/document-kinds.ts';
import { messageEnvelope } from '../../../src/message/write-envelope.ts';
import { fixedIds } from '../message/message-samples.ts';
import { fhirFormats, legacy, letterFormats, ours, service } from './service.ts';

const cases: [kind: DocumentKind, formats: string[], needed: boolean][] = [
  ['care-communication', fhirFormats, false],
  ['care-communication', letterFormats, true],
  ['care-communication', ['FDIS91', 'XDIS91'], false],
  ['care-communication', ['DIS91'], false],
  ['care-communication', [], false],
  ['acknowledgement', fhirFormats, false],
  ['acknowledgement', letterFormats, true],
  ['acknowledgement', ['XCTL02', 'XCTL03'], true],
  ['XDIS91', letterFormats, false],
  ['XDIS91', fhirFormats, true],
  ['XBIN01', ['XDIS91', 'XBIN01'], false],
  ['XBIN01', ['XDIS91'], false],
  ['XBIN01', fhirFormats, true],
  ['XCTL01', letterFormats, false],
  ['XCTL01', fhirFormats, true],
  ['XCTL02', ['XCTL02'], false],
  ['XCTL02', fhirFormats, true],
  ['XCTL03', letterFormats, false],
  ['XCTL03', fhirFormats, true],
  ['hospital-notification', letterFormats, false],
];

for (const [kind, formats, needed] of cases) {
  test(`${kind} for a receiver of ${formats.join(', ') || 'nothing'} is ${needed ? '' : 'not '}converted`, async () => {
    expect(needsConversion(kind, formats)).toBe(needed);
    const envelope = messageEnvelope({
      sender: ours.gln,
      receiver: legacy.gln,
      document: documentInformation(kind),
      data: Buffer.from('not read'),
      now: new Date(),
      newId: fixedIds('decision'),
    });
    const outcome = await service().conversion.convert({ envelope, receiverFormats: formats });
    // A document that goes on as it came is not even read; one that is converted has to be.
    expect(outcome.kind).toBe(needed ? 'refused' : 'forward');
  });
}

test('a document of another kind goes on as it came', async () => {
  const envelope = messageEnvelope({
    sender: ours.gln,
    receiver: legacy.gln,
    document: { format: 'XML', name: 'MCM:XREF01' },
    data: Buffer.from('x'),
    now: new Date(),
    newId: fixedIds('other'),
  });
  expect(await service().conversion.convert({ envelope, receiverFormats: letterFormats })).toEqual({
    kind: 'forward',
    reason: 'MCM:XREF01 is not converted',
  });
});
