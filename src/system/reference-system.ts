import type { SteerableClock } from '../clock.ts';
import { HarnessError } from '../errors.ts';
import type { Organisation } from '../message/fhir-message.ts';
import { json, type Handler } from '../network/http-message.ts';
import { listen } from '../network/listen.ts';
import { partyClient } from '../network/party-client.ts';
import { routed } from '../network/routes.ts';
import type { Validate } from './acceptance.ts';
import { addressBook } from './address-book.ts';
import { driverRoutes } from './driver.ts';
import { conductWith } from './faults.ts';
import { closedClinic, type Identity } from './identity.ts';
import { openLine } from './line.ts';
import { openOutbox, type Outbox } from './outbox.ts';
import type { Parts } from './parts.ts';
import { receive } from './receive.ts';
import { openStore } from './store.ts';

export type ReferenceSystemOptions = {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  readonly host?: string;
  readonly vans: { readonly url: string; readonly token: string };
  readonly identity: Identity;
  readonly clock: SteerableClock;
  /** Names of the fault table. */
  readonly faults?: readonly string[];
  /** Where its messages are kept; without it nothing outlives the system. */
  readonly stateDir?: string;
  /** What the driver asks for; without it the driver is open, and so only on the loopback interface. */
  readonly driverToken?: string;
  /** A profile validator: its errors make the system refuse a message. */
  readonly validate?: Validate;
  /** The system's log, a line at a time. */
  readonly log?: (text: string) => void;
};

export type RunningSystem = AsyncDisposable & {
  /** Of its envelope endpoint: `POST` an envelope here. */
  readonly url: string;
  /** What comes before `/driver/…`. */
  readonly driverUrl: string;
  /** Resolves when everything that it had to send has been handed to the VANS. */
  readonly idle: () => Promise<void>;
};

/**
 * Starts a small but complete vendor system: it composes, replies, forwards, receives, acknowledges and sends again.
 * @throws HarnessError `port-taken`, `cannot-listen`, `state-not-readable` or `open-driver`
 * @throws UsageError for a fault that it does not have
 */
export async function startReferenceSystem(options: ReferenceSystemOptions): Promise<RunningSystem> {
  const { port = 0, host = '127.0.0.1', vans, identity, clock, driverToken, log = () => {} } = options;
  const conduct = conductWith(options.faults ?? []);
  if (driverToken === undefined && !loopback.test(host)) {
    throw new HarnessError(
      'open-driver',
      `the driver on ${host} would be open to everybody: give it a token`,
    );
  }
  await using begun = new AsyncDisposableStack();
  const client = partyClient({ ...vans, gln: identity.gln });
  const store = begun.use(openStore(options.stateDir));
  const line = begun.use(openLine(client.submit, log));
  const book = addressBook(async (gln) => organisation(await client.directory(gln)), [closedClinic], log);
  const { validate } = options;
  const parts: Parts = {
    identity,
    clock,
    store,
    conduct,
    addressBook: book,
    line,
    log,
    ...(validate && { validate }),
  };
  const outbox = begun.use(openOutbox(parts));

  const about = { name: 'Prøvesten reference system', version: '1', capabilities };
  const doors = routed({
    'GET /health': () => json(200, { status: 'ok' }),
    'POST /envelopes': envelopeDoor(parts, outbox),
    ...driverRoutes(parts, outbox, { token: driverToken, about }),
  });
  const { url } = begun.use(await listen(doors, { port, host, maxBodyBytes: largestRequest }));

  const running = begun.move();
  return {
    url: `${url}/envelopes`,
    driverUrl: url,
    idle: line.idle,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

// Addresses that nobody reaches from another machine.
const loopback = /^(?:127\.\d+\.\d+\.\d+|::1|localhost)$/u;

// A draft with attachments of 100 MB has to be taken before it can be refused as too large.
const largestRequest = 150_000_000;

const capabilities = [
  'send-care-communication',
  'receive-care-communication',
  'send-attachment',
  'reply',
  'forward',
  'specific-recipient',
  'resend-automatically',
  'driver',
  'driver-clock',
];

function organisation(entry: Organisation | undefined): Organisation | undefined {
  return entry && { gln: entry.gln, sor: entry.sor, name: entry.name };
}

/** Takes one envelope at a time, so that two copies of a message that come at once are still seen as copies. */
function envelopeDoor(parts: Parts, outbox: Outbox): Handler {
  let last: Promise<unknown> = Promise.resolve();
  return async ({ body }) => {
    const reception = last.then(() => receive(parts, outbox, body));
    last = reception.catch(() => {});
    const result = await reception;
    if ('taken' in result) return { status: 202 };
    // One plain line, which the VANS can pass on to the sender in a receipt.
    const line = result.refused.replaceAll(/\s+/gu, ' ').slice(0, 500);
    parts.log(`an envelope was refused: ${line}`);
    return { status: 422, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: line };
  };
}
