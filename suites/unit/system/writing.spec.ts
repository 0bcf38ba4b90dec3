import { createHash } from 'node:crypto';
import { expect, test } from '@playwright/test';
import type { Participant } from '../../../src/message/care-communication.ts';
import type { Draft } from '../../../src/message/user.ts';
import { headerIdOf } from '../../../src/system/own-parts.ts';
import { driverClient } from '../../../src/network/driver-client.ts';
import {
  aDraft,
  aMessage,
  communications,
  driverToken,
  municipality,
  own,
  startBench,
  startOfTest,
} from './bench.ts';

const picture = { title: 'Sårfoto', contentType: 'image/png', data: 'iVBORw0KGgo=' };
const link = { title: 'Vejledning', url: 'https://medcom.dk/' };

for (const format of ['json', 'xml'] as const) {
  test(`a new message leaves as ${format}, as the user wrote it`, async () => {
    await using bench = await startBench();
    const draft = aDraft({
      format,
      category: 'regarding-referral',
      priority: 'asap',
      attachments: [picture, link],
    });
    const answer = await bench.driver.send({ action: 'new', draft });

    const [sent] = await bench.sent();
    expect(sent?.format).toBe(format);
    expect(sent?.envelope).toMatchObject({
      sender: { id: own.gln },
      receiver: { id: municipality.gln },
      meta: { document: { name: 'MCM:FDIS91#regarding-referral', version: '5.0' } },
    });
    const [care] = await communications(bench);
    expect(care).toMatchObject({
      category: 'regarding-referral',
      priority: 'asap',
      topic: 'Hjemmebesøg',
      receiver: municipality,
      sender: own,
      segments: [
        { kind: 'text', text: draft.text, author: { family: 'Referencesen' }, phone: '+4512345678' },
        { kind: 'attachment', ...picture },
        { kind: 'attachment', ...link },
      ],
    });
    expect(answer).toEqual({ sent: true, messageId: care?.headerId });
  });
}

test('a replacement CPR number is sent with the system of its kind', async () => {
  await using bench = await startBench();
  for (const cpr of ['250947-9989', '0703921VJ5', '1206550VK9']) {
    await bench.driver.send({
      action: 'new',
      draft: aDraft({ patient: { cpr, given: 'Peter', family: 'Hansen' } }),
    });
  }

  const patients = (await communications(bench)).map(({ patient }) => patient?.identifiers[0]);
  expect(patients).toEqual([
    { system: 'urn:oid:1.2.208.176.1.2', value: '2509479989' },
    { system: 'urn:oid:1.2.208.176.1.6.1.1', value: '0703921VJ5' },
    { system: 'urn:oid:1.2.208.176.1.6.1.3', value: '1206550VK9' },
  ]);
});

test('a reply continues the thread, to the specific sender, without the contents of earlier attachments', async () => {
  await using bench = await startBench();
  const specificSender: Participant = {
    kind: 'care-team',
    name: 'Team +80 år',
    role: undefined,
    organisationSor: undefined,
  };
  const question = aMessage({ attachments: [picture], specificSender });
  await bench.deliver(question);
  bench.clock.advance(60_000);
  await bench.driver.send({ action: 'reply', basedOn: headerIdOf(question), draft: { text: 'Tak.' } });

  const [reply] = await communications(bench);
  expect(reply?.receiver).toEqual(municipality);
  expect(reply?.category).toBe('nursing');
  expect(reply?.specificRecipient?.name).toBe('Team +80 år');
  expect(reply?.segments).toHaveLength(3);
  expect(reply?.segments.filter((one) => one.kind === 'attachment' && one.data !== undefined)).toEqual([]);
  expect(reply?.provenances).toHaveLength(2);
  const [shown] = await bench.driver.inbox();
  expect(reply?.communicationId).toBe(shown?.threadId);
});

test('a forwarded message opens a new thread and carries the attachments, also those of an earlier message', async () => {
  await using bench = await startBench();
  const question = aMessage({ attachments: [picture] });
  await bench.deliver(question);
  const reply = await bench.driver.send({
    action: 'reply',
    basedOn: headerIdOf(question),
    draft: { text: 'Tak.' },
  });
  const basedOn = reply.sent ? reply.messageId : '';
  await bench.driver.send({ action: 'forward', basedOn, draft: aDraft({ text: 'Til orientering.' }) });

  const [, forwarded] = await communications(bench);
  const [shown] = await bench.driver.inbox();
  expect(forwarded?.communicationId).not.toBe(shown?.threadId);
  const attachments = forwarded?.segments.filter((segment) => segment.kind === 'attachment');
  expect(attachments?.map(({ data }) => data)).toEqual([picture.data]);
  expect(hashOf(picture.data)).toBe(shown?.segments[1]?.sha256);
});

test('the system’s own latest message can be answered, to its receiver', async () => {
  await using bench = await startBench();
  const first = await bench.driver.send({ action: 'new', draft: aDraft() });
  const basedOn = first.sent ? first.messageId : '';
  const again = await bench.driver.send({ action: 'reply', basedOn, draft: { text: 'Og en ting til.' } });

  expect(again.sent).toBe(true);
  const [question, addition] = await communications(bench);
  expect(addition?.receiver).toEqual(municipality);
  expect(addition?.communicationId).toBe(question?.communicationId);
});

test('only the latest message of a thread can be answered', async () => {
  await using bench = await startBench();
  const question = aMessage();
  await bench.deliver(question);
  await bench.driver.send({ action: 'reply', basedOn: headerIdOf(question), draft: { text: 'Et svar.' } });
  const own1 = await bench.driver.outbox();
  await bench.driver.send({ action: 'reply', basedOn: own1[0]?.messageId ?? '', draft: { text: 'Et til.' } });

  const late = await bench.driver.send({
    action: 'reply',
    basedOn: own1[0]?.messageId ?? '',
    draft: { text: 'For sent.' },
  });
  expect(late).toEqual({ sent: false, problem: 'a later message of the thread is there: answer that one' });
});

/** What the user may not send, and a piece of what is said about it. */
const refused: Readonly<Record<string, readonly [change: Partial<Draft>, said: string]>> = {
  'no category': [{ category: '' }, 'choose a category'],
  'an unknown category': [{ category: 'gardening' }, 'is not on the national list'],
  'no topic for the category other': [{ topic: ' ' }, 'needs a topic'],
  'a priority that is not for the category': [
    { priority: 'asap' },
    'for the category "regarding-referral" only',
  ],
  'no text': [{ text: ' \n' }, 'the message has no text'],
  'no receiver': [{ receiverGln: '' }, 'choose a receiver'],
  'a receiver that is no location number': [{ receiverGln: '12' }, 'is not a location number'],
  'a receiver whom nobody knows': [{ receiverGln: '5790000000005' }, 'nobody has the location number'],
  'no CPR number': [{ patient: { cpr: '12', given: 'Bruno', family: 'Elmer' } }, 'neither a CPR nor'],
  'no name': [{ patient: { cpr: '2509479989', given: ' ', family: '' } }, 'the patient has no name'],
  'an attachment of another kind': [
    { attachments: [{ ...picture, contentType: 'video/mp4' }] },
    'is of the kind video/mp4',
  ],
  'an attachment without title': [{ attachments: [{ ...picture, title: '' }] }, 'has no title'],
  'an attachment without content': [{ attachments: [{ title: 'Tom' }] }, 'neither content nor link'],
  'an attachment that is not base64': [{ attachments: [{ ...picture, data: '!!' }] }, 'is not base64'],
  'an empty attachment': [{ attachments: [{ ...picture, data: '' }] }, 'is not base64'],
  'an attachment with content and link': [
    { attachments: [{ ...picture, ...link }] },
    'both content and link',
  ],
  'a link to a file': [
    { attachments: [{ title: 'Fil', url: 'file:///etc/passwd' }] },
    'is not an http or https',
  ],
};

for (const [what, [change, said]] of Object.entries(refused)) {
  test(`a draft with ${what} is not sent, and the user is told`, async () => {
    await using bench = await startBench();
    const answer = await bench.driver.send({ action: 'new', draft: aDraft(change) });

    expect(answer.sent ? '' : answer.problem).toContain(said);
    expect(await bench.sent()).toEqual([]);
    expect(await bench.driver.outbox()).toEqual([]);
  });
}

test('a message that is over 100 MB with its envelope is not sent, and a smaller one is', async () => {
  await using bench = await startBench();
  // Reading and writing so much takes seconds, more of them on a busy machine: the harness's own patience.
  const driver = driverClient({ url: bench.system.driverUrl, token: driverToken });
  // Base64 is written in base64 again in the envelope, so 57 MB of picture are 101 MB on the wire.
  const answer = await driver.send({ action: 'new', draft: withPicture(57_000_000) });
  expect(answer.sent ? '' : answer.problem).toContain('100000000 can be sent');
  expect(await bench.driver.outbox()).toEqual([]);

  expect((await bench.driver.send({ action: 'new', draft: withPicture(1_000_000) })).sent).toBe(true);
});

test('a reply or forward that starts from nothing is not sent', async () => {
  await using bench = await startBench();
  const told: string[] = [];
  for (const request of [
    { action: 'reply', draft: { text: 'Svar' } },
    { action: 'forward', basedOn: 'nothing', draft: aDraft() },
  ] as const) {
    const answer = await bench.driver.send(request);
    told.push(answer.sent ? '' : answer.problem);
  }

  expect(told).toEqual([
    'there is no message "" to start from',
    'there is no message "nothing" to start from',
  ]);
});

test('the time of a new segment is when the user pressed send', async () => {
  await using bench = await startBench();
  bench.clock.advance(5000);
  await bench.driver.send({ action: 'new', draft: aDraft() });

  const [care] = await communications(bench);
  expect(Date.parse(care?.segments[0]?.date ?? '')).toBe(startOfTest.getTime() + 5000);
});

function withPicture(bytes: number): Draft {
  return aDraft({ attachments: [{ ...picture, data: Buffer.alloc(bytes).toString('base64') }] });
}

function hashOf(base64: string): string {
  return createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex');
}
