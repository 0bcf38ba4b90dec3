import type { z } from 'zod';
import type { DisplayedMessage } from '../message/user.ts';
import { clockRequest, composeRequest, driverPath, type DriverAbout } from '../network/driver-protocol.ts';
import {
  bearerToken,
  json,
  problem,
  type Handler,
  type Incoming,
  type Outgoing,
} from '../network/http-message.ts';
import type { Routes } from '../network/routes.ts';
import { displayed } from './display.ts';
import type { Outbox } from './outbox.ts';
import type { Parts } from './parts.ts';
import { writeMessage } from './write-message.ts';

/** The driver API (docs/driver.md). Without a token it is open to whoever reaches it. */
export function driverRoutes(
  parts: Parts,
  outbox: Outbox,
  { token, about }: { readonly token: string | undefined; readonly about: DriverAbout },
): Routes {
  const guarded =
    (answer: Handler): Handler =>
    (request) =>
      token === undefined || bearerToken(request.headers) === token ? answer(request) : unauthorised;

  return {
    [`GET ${driverPath.about}`]: guarded(() => json(200, about)),
    [`GET ${driverPath.inbox}`]: guarded(() => json(200, inbox(parts))),
    [`GET ${driverPath.outbox}`]: guarded(() => json(200, outbox.messages())),
    [`POST ${driverPath.messages}`]: guarded(
      asking(composeRequest, async (request) => {
        const answer = await writeMessage(parts, outbox, request);
        return json(answer.sent ? 200 : 422, answer);
      }),
    ),
    [`POST ${driverPath.clock}`]: guarded(
      asking(clockRequest, async ({ advanceMilliseconds }) => {
        parts.clock.advance(advanceMilliseconds);
        await parts.line.idle();
        return { status: 204 };
      }),
    ),
    [`POST ${driverPath.reset}`]: guarded(async () => {
      outbox.forget();
      await parts.line.idle();
      parts.store.forget();
      return { status: 204 };
    }),
  };
}

/** Every message that the user sees, in the order in which they came. */
function inbox({ store, conduct }: Parts): readonly DisplayedMessage[] {
  return store.received().flatMap((received) => {
    const times = conduct.shown(received);
    if (times === 0) return [];
    const message = conduct.displayed(displayed(received, store.attachments), received);
    return Array.from({ length: times }, () => message);
  });
}

function asking<T>(shape: z.ZodType<T>, answer: (asked: T) => Promise<Outgoing>): Handler {
  return async ({ body }: Incoming) => {
    let value: unknown;
    try {
      value = JSON.parse(body.toString('utf8'));
    } catch (error) {
      return problem(400, 'not JSON', (error as Error).message.split('\n')[0] ?? '');
    }
    const read = shape.safeParse(value);
    if (read.success) return answer(read.data);
    const issue = read.error.issues[0];
    return problem(400, 'not understood', `${issue?.path.join('.') || 'the request'}: ${issue?.message}`);
  };
}

const unauthorised = problem(
  401,
  'unauthorised',
  'send "Authorization: Bearer <token>" with the token of the driver',
);
