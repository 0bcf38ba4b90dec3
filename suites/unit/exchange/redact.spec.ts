import { expect, test } from '@playwright/test';
import type { Exchange } from '../../../src/exchange/exchange.ts';
import { redactExchange as redaction } from '../../../src/exchange/redact.ts';
import { judge } from '../../../src/verdict/judge.ts';
import { converting } from '../requirement/conversion-scenes.ts';
import { receiving, replying, sending } from '../requirement/scenes.ts';
import { replaced } from '../requirement/edited.ts';

const cpr = '2509479989';
const standIn = '0101575000';

const redactExchange = (exchange: Exchange) => redaction(exchange).exchange;

/** Everything in an exchange that can be read, the payloads of envelopes decoded. */
function legible(exchange: Exchange): string {
  const payloads = exchange.events.flatMap((event) => {
    if (event.kind !== 'envelope') return [];
    const xml = Buffer.from(event.bytes, 'base64').toString('utf8');
    const data = /<Data>([^<]*)<\/Data>/.exec(xml)?.[1] ?? '';
    return [xml, Buffer.from(data, 'base64').toString('utf8')];
  });
  return [...payloads, JSON.stringify(exchange)].join('\n');
}

test.describe('a redacted exchange', () => {
  const scenes = {
    sent: () => sending(),
    'sent as XML': () => sending({ format: 'xml' }),
    replied: () => replying(),
    received: () => receiving({ again: 1 }),
    converted: () => converting('letter-to-message'),
  };
  for (const [title, play] of Object.entries(scenes)) {
    test(`has no CPR number in what was ${title}, and is judged as before`, () => {
      const exchange = play();
      const redacted = redactExchange(exchange);
      expect(legible(exchange)).toContain(cpr);
      expect(legible(redacted)).not.toMatch(/250947-?9989/);
      expect(outcomes(redacted)).toEqual(outcomes(exchange));
    });
  }

  test('has the same stand-in for a number wherever it stands, with hyphen or without', () => {
    const [compose] = redactExchange(sending()).events;
    expect(compose).toMatchObject({ draft: { patient: { cpr: '010157-5000' } } });
    expect(legible(redactExchange(sending()))).toContain(`"value": "${standIn}"`);
  });

  test('keeps two people apart', () => {
    const exchange = sending({ message: (bundle) => replaced(bundle, cpr, '0506889996') });
    const text = legible(redactExchange(exchange));
    expect(text).toContain('010157-5000');
    expect(text).toContain('0201575000');
  });

  test('has no replacement CPR number, whose letters stay', () => {
    const exchange = sending({ message: (bundle) => replaced(bundle, cpr, '0703921VJ5') });
    expect(legible(redactExchange(exchange))).toContain('"0201571VJ5"');
  });

  test('has envelopes of the same length', () => {
    const exchange = sending();
    expect(lengths(redactExchange(exchange))).toEqual(lengths(exchange));
  });

  test('keeps location numbers, SOR ids, UUIDs, times and attachments', () => {
    const exchange = sending();
    const [compose] = exchange.events;
    const kept = ['5790000121526', '325251000016005', '2026-03-02T09:15:00+01:00'];
    for (const one of kept) expect(legible(redactExchange(exchange))).toContain(one);
    const [redacted] = redactExchange(exchange).events;
    if (compose?.kind !== 'compose' || redacted?.kind !== 'compose') throw new Error('no compose was played');
    expect(redacted.draft.attachments).toEqual(compose.draft.attachments);
  });

  test('has no CPR number in what the validator said', () => {
    const issue = {
      severity: 'error',
      key: 'pattern',
      path: 'Bundle',
      message: `${cpr} is no CPR number`,
    } as const;
    const validation = { definitions: 'by hand', hash: '0', valid: false, issues: [issue] };
    expect(legible(redactExchange(sending({ validation })))).toContain(`${standIn} is no CPR number`);
  });

  test('is the same when it is redacted again', () => {
    const once = redactExchange(sending());
    expect(redactExchange(once)).toEqual(once);
  });

  test('has no number in the system, the scenario or the fault of the harness', () => {
    const exchange = sending();
    const { system, scenario } = exchange;
    const { exchange: redacted, replaced: places } = redaction({
      ...exchange,
      system: { ...system, name: `EOJ ${cpr}`, version: `cpr${cpr}` },
      scenario: { ...scenario, title: 'About 250947 - 9989' },
      harnessError: { code: 'driver', message: `no patient ${cpr}` },
    });
    expect(redacted.system).toEqual({ ...system, name: `EOJ ${standIn}`, version: `cpr${standIn}` });
    expect(redacted.scenario).toEqual({ ...scenario, title: 'About 010157 - 5000' });
    expect(redacted.harnessError).toEqual({ code: 'driver', message: `no patient ${standIn}` });
    expect(Object.fromEntries(places)).toMatchObject({
      system: 2,
      scenario: 1,
      harnessError: 1,
      'event 1 (compose)': 1,
    });
  });

  test('has the stand-ins of another exchange when it is given them', () => {
    const standIns = new Map<string, string>();
    redaction(sending({ message: (bundle) => replaced(bundle, cpr, '0506889996') }), standIns);
    redaction(replying(), standIns);
    expect([...standIns]).toEqual([
      [cpr, standIn],
      ['0506889996', '0201575000'],
    ]);
  });

  test('keeps bytes that are no envelope, and data that is no base64, and says so', () => {
    const exchange = sending();
    const events = exchange.events.map((event, index) =>
      event.kind === 'envelope'
        ? {
            ...event,
            bytes: Buffer.from(index % 2 ? '<Data>%%%</Data>' : '\u0000nothing').toString('base64'),
          }
        : event,
    );
    const { exchange: redacted, unseen } = redaction({ ...exchange, events });
    expect(crossings(redacted)).toEqual(crossings({ events }));
    expect(unseen.map(({ event }) => event)).toEqual(crossings({ events }).map(({ number }) => number));
    expect(unseen.map(({ why }) => why)).toContain('its Data is not base64');
    expect(redaction(exchange).unseen).toEqual([]);
  });
});

function outcomes(exchange: Exchange): string[] {
  return judge(exchange).requirements.map(
    ({ id, verdict, findings }) => `${id} ${verdict} ${findings.length}`,
  );
}

function crossings({ events }: Pick<Exchange, 'events'>) {
  return events.filter((event) => event.kind === 'envelope');
}

function lengths(exchange: Exchange): number[] {
  return crossings(exchange).map(({ bytes }) => Buffer.from(bytes, 'base64').length);
}
