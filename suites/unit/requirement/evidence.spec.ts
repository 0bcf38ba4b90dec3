import { expect, test } from '@playwright/test';
import type { Exchange, ExchangeEvent } from '../../../src/exchange/exchange.ts';
import type { FhirResource } from '../../../src/message/fhir-message.ts';
import { evidence } from '../../../src/requirement/evidence.ts';
import { answers } from '../../../src/requirement/answers.ts';
import { judge } from '../../../src/verdict/judge.ts';
import { header } from './alter.ts';
import { converting } from './conversion-scenes.ts';
import { receiving, receivingReply, replying, resending, sending, undeliverable } from './scenes.ts';

test.describe('evidence', () => {
  test('is read once', () => {
    const exchange = sending();
    expect(evidence(exchange)).toBe(evidence(exchange));
  });

  test('holds what crossed, by wire and kind', () => {
    const { careDelivered, acksSent, fromCounterparts, inboxes, deliveries } = evidence(
      receiving({ again: 1 }),
    );
    expect(careDelivered.map(({ number }) => number)).toEqual([3, 7]);
    expect(acksSent.map(({ number }) => number)).toEqual([4, 8]);
    expect(fromCounterparts).toHaveLength(2);
    expect(inboxes).toHaveLength(1);
    expect(deliveries.map(({ expects }) => expects)).toEqual(['accepted', 'duplicate']);
  });

  test('knows a message by what it is made of, not by its event code', () => {
    const answer = header((one) => (one['eventCoding'].code = 'care-communication-message'));
    expect(evidence(receiving({ answer })).acksSent).toHaveLength(1);
  });

  test('leaves out what did not reach the system', () => {
    const exchange = receiving();
    const events = exchange.events.map((event) =>
      event.kind === 'envelope' && event.direction === 'to-system'
        ? { ...event, transport: { by: 'http-push', status: 503 } }
        : event,
    );
    expect(evidence({ ...exchange, events }).careDelivered).toEqual([]);
  });

  for (const [title, answer] of Object.entries({
    'response.identifier': (bundle: FhirResource) => bundle,
    'its Provenance': header((one) => (one['response'].identifier = 'another')),
    order: (bundle: FhirResource) => ({ ...bundle, entry: (bundle['entry'] as unknown[]).slice(0, 1) }),
  })) {
    test(`relates an acknowledgement to its message by ${title}`, () => {
      const exchange = receiving({ answer });
      const message = exchange.events.find((event) => event.kind === 'deliver')?.messageId;
      expect(answers(evidence(exchange)).map(({ question }) => question?.headerId)).toEqual([message]);
    });
  }
});

const scenes: Record<string, (change: (bundle: FhirResource) => FhirResource) => Exchange> = {
  sending: (message) => sending({ message }),
  replying: (message) => replying({ message }),
  receiving: (answer) => receiving({ answer, again: 1, expects: 'refused' }),
  resending: (again) => resending({ again, times: 2 }),
};

test.describe('whatever a system sends', () => {
  for (const [name, play] of Object.entries(scenes)) {
    test(`no check breaks while ${name}`, () => {
      const random = numbersFrom(name.length);
      for (let round = 0; round < 60; round += 1) {
        const exchange = play((bundle) => damaged(bundle, random));
        expect(bugsIn(exchange)).toEqual([]);
      }
    });
  }

  const whole = { sending, replying, receiving, receivingReply, resending, undeliverable };
  for (const [name, play] of Object.entries(whole)) {
    test(`no check breaks on a record of ${name} with damaged bytes and lost events`, () => {
      const random = numbersFrom(7 + name.length);
      const exchange = play();
      for (let round = 0; round < 25; round += 1) expect(bugsIn(withDamage(exchange, random))).toEqual([]);
    });
  }

  test('no check breaks on a conversion with lost events', () => {
    const random = numbersFrom(3);
    for (const way of ['letter-to-message', 'message-to-letter'] as const) {
      const exchange = converting(way);
      for (let round = 0; round < 25; round += 1) expect(bugsIn(withDamage(exchange, random))).toEqual([]);
    }
  });

  test('no check breaks on bytes that are nothing at all', () => {
    const exchange = sending();
    const events = exchange.events.map((event) =>
      event.kind === 'envelope'
        ? { ...event, bytes: Buffer.from([0, 255, 60, 0]).toString('base64') }
        : event,
    );
    expect(bugsIn({ ...exchange, events })).toEqual([]);
  });
});

function bugsIn(exchange: Exchange): string[] {
  return judge(exchange).requirements.flatMap(({ id, verdict, note }) =>
    verdict === 'error' ? [`${id}: ${note}`] : [],
  );
}

type Random = (below: number) => number;

/** Always the same row of numbers for the same seed. */
function numbersFrom(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

const oddities: readonly unknown[] = [
  null,
  '',
  0,
  -1,
  true,
  [],
  [[]],
  {},
  [null],
  { reference: 5 },
  'x'.repeat(300),
  '\u0000',
];

/** The message with something odd in one to three places. */
function damaged(bundle: FhirResource, random: Random): FhirResource {
  const copy = structuredClone(bundle);
  for (let times = 0; times <= random(3); times += 1) {
    let node: unknown = copy;
    for (let depth = 0; depth < 12; depth += 1) {
      const keys = typeof node === 'object' && node !== null ? Object.keys(node) : [];
      const key = keys[random(keys.length)];
      if (key === undefined) break;
      const parent = node as Record<string, unknown>;
      if (depth > 0 && random(4) === 0) {
        if (random(3) === 0) delete parent[key];
        else parent[key] = oddities[random(oddities.length)];
        break;
      }
      node = parent[key];
    }
  }
  return copy;
}

/** The record without some of its events, and with some bytes of the others changed. */
function withDamage(exchange: Exchange, random: Random): Exchange {
  const kept = exchange.events.filter(() => random(4) > 0);
  const events = kept.map((event, index): ExchangeEvent => {
    if (event.kind !== 'envelope' || random(2) === 0) return { ...event, number: index + 1 };
    const bytes = Buffer.from(event.bytes, 'base64');
    for (let times = 0; times < 3; times += 1) bytes[random(bytes.length)] = random(256);
    return { ...event, number: index + 1, bytes: bytes.toString('base64') };
  });
  return { ...exchange, events };
}
