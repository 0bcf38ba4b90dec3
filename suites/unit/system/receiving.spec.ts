import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { replyTo } from '../../../src/message/compose.ts';
import type { FhirResource } from '../../../src/message/fhir-message.ts';
import { resent } from '../../../src/message/resend.ts';
import { headerIdOf } from '../../../src/system/own-parts.ts';
import {
  acknowledgements,
  aDraft,
  aMessage,
  anAnswer,
  municipality,
  namelessMunicipality,
  own,
  startBench,
  startOfTest,
} from './bench.ts';

const picture = { title: 'Sårfoto', contentType: 'image/png', data: 'iVBORw0KGgo=' };

test('a new message is shown to the user with all that it says', async () => {
  await using bench = await startBench();
  const message = aMessage({ attachments: [picture], category: 'other' });
  expect(await bench.deliver(message)).toBe(202);

  const [shown] = await bench.driver.inbox();
  expect(shown).toMatchObject({
    messageId: headerIdOf(message),
    kind: 'new',
    category: 'other',
    topic: 'Besøgsplan',
    patient: { id: '2509479989', name: 'Bruno Test Elmer' },
    senderName: municipality.name,
    segments: [
      {
        text: 'Borgeren får besøg hver tirsdag.\nBlodtryk < 140/90 & stabilt.',
        authorName: 'Astrid Prøve',
        organisationName: municipality.name,
      },
      { title: 'Sårfoto', contentType: 'image/png' },
    ],
  });
  expect(shown?.segments[1]?.sha256).toBe('4c4b6a3be1314ab86138bef4314dde022e600960d8689a2c8f8631802d20dab6');
});

for (const format of ['json', 'xml'] as const) {
  test(`a message in ${format} is acknowledged in ${format}, to its sender`, async () => {
    await using bench = await startBench();
    const message = aMessage();
    await bench.deliver(message, format);

    const [sent] = await bench.sent();
    expect(sent?.format).toBe(format);
    expect(sent?.envelope).toMatchObject({
      sender: { id: own.gln },
      receiver: { id: municipality.gln },
      meta: {
        document: {
          format: 'HL7',
          name: 'MCM:FCTL#ok',
          version: '2.0.0',
          sizeInBytes: sent?.envelope.data.length,
        },
        transport: { serviceTags: [{ name: 'MCM:MIME', value: `application/fhir+${format}` }] },
      },
    });
    const [ack] = await acknowledgements(bench);
    expect(ack).toMatchObject({
      response: { identifier: headerIdOf(message), code: 'ok' },
      sender: { gln: own.gln },
      receiver: { gln: municipality.gln },
    });
    expect(ack?.provenances.map(({ activity }) => activity).toSorted()).toEqual([
      'acknowledgement',
      'new-message',
    ]);
  });
}

test('a name that the message leaves out is looked up in the directory', async () => {
  await using bench = await startBench();
  await bench.deliver(aMessage({ sender: namelessMunicipality }));

  const [shown] = await bench.driver.inbox();
  expect(shown?.senderName).toBe(municipality.name);
  expect(shown?.segments[0]?.organisationName).toBe(municipality.name);
});

test('a message that comes again is shown once, answered as the first time under new ids, and logged', async () => {
  await using bench = await startBench();
  const message = aMessage();
  await bench.deliver(message, 'json');
  bench.clock.advance(60_000);
  await bench.deliver(resent(message, { now: bench.clock.now(), newId: randomUUID }), 'xml');

  const [first, again] = await acknowledgements(bench);
  expect(again?.response).toEqual(first?.response);
  expect(again?.issues).toEqual(first?.issues);
  expect(again?.bundleId).not.toBe(first?.bundleId);
  expect(again?.headerId).not.toBe(first?.headerId);
  expect(again?.timestamp).not.toBe(first?.timestamp);
  expect(await bench.driver.inbox()).toHaveLength(1);
  expect(bench.log).toContainEqual(expect.stringContaining(`${headerIdOf(message)} is a duplicate`));
});

test('two copies that come at the same time are one message', async () => {
  await using bench = await startBench();
  const message = aMessage();
  await Promise.all([bench.deliver(message), bench.deliver(message)]);

  expect(await acknowledgements(bench)).toHaveLength(2);
  expect(await bench.driver.inbox()).toHaveLength(1);
});

test('a reply without the contents of an earlier attachment is shown with those that were kept', async () => {
  await using bench = await startBench();
  const draft = aDraft({ attachments: [picture] });
  await bench.driver.send({ action: 'new', draft });
  const [question] = await bench.sent();
  const reply = replyTo(question?.bundle as FhirResource, {
    text: 'Tak for billedet.',
    author: { given: ['Astrid'], family: 'Prøve', roleText: 'sygeplejerske' },
    phone: '38683868',
    now: startOfTest,
    newId: randomUUID,
  });
  expect(JSON.stringify(reply)).not.toContain(picture.data);
  await bench.deliver(reply);

  const [shown] = await bench.driver.inbox();
  expect(shown?.kind).toBe('reply');
  expect(shown?.segments).toHaveLength(3);
  expect(shown?.segments.find(({ title }) => title === 'Sårfoto')?.sha256).toMatch(/^[0-9a-f]{64}$/u);
});

test('an acknowledgement is never acknowledged', async () => {
  await using bench = await startBench();
  await bench.driver.send({ action: 'new', draft: aDraft() });
  const [sent] = await bench.sent();
  expect(await bench.deliver(anAnswer(sent?.bundle as FhirResource, 'ok'))).toBe(202);

  expect(await acknowledgements(bench)).toEqual([]);
  expect(await bench.driver.inbox()).toEqual([]);
});

test('an error of the profile validator is a reason to refuse, and a warning is none', async () => {
  const issue = { text: 'Patient.name: minimum 1, found 0', place: 'Bundle.entry[1].resource' };
  await using bench = await startBench({
    validate: ({ format }) => [{ ...issue, severity: format === 'xml' ? 'error' : 'warning' }],
  });
  await bench.deliver(aMessage(), 'json');
  await bench.deliver(aMessage(), 'xml');

  const [warned, refused] = await acknowledgements(bench);
  expect(warned?.response.code).toBe('ok');
  expect(refused?.response.code).toBe('fatal-error');
  expect(refused?.issues[0]?.text).toBe('Patient.name: minimum 1, found 0 (Bundle.entry[1].resource)');
});
