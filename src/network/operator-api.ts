import { z } from 'zod';

import type { SteerableClock } from '../clock.ts';
import { faultRule } from './fault-rules.ts';
import { bearerToken, json, problem, type Incoming, type Outgoing } from './http-message.ts';
import { journalPage } from './journal-page.ts';
import { withBody } from './json-body.ts';
import { longPoll, longestPoll } from './long-poll.ts';
import { gln, partyRegistration } from './parties.ts';
import { numberOf, type RouteHandler, type Routes } from './routes.ts';
import type { Vans } from './vans.ts';

const wait = { fallback: 0, least: 0, most: longestPoll };
const limit = { fallback: 200, least: 1, most: 1000 };
const sequence = { fallback: 0, least: 0, most: Number.MAX_SAFE_INTEGER };

/** As far as the clock is moved at once: a year and a day, which is past every deadline of the standards. */
const longestAdvance = 366 * 24 * 60 * 60 * 1000;

const clockAdvance = z.strictObject({ advanceMilliseconds: z.int().min(0).max(longestAdvance) });

export type OperatorOptions = {
  readonly token: string;
  readonly clock: SteerableClock;
  /** Told of every request with another token. */
  readonly refusedToken: (request: Incoming) => void;
  /** What the status says beside the waiting envelopes. */
  readonly about: () => object;
};

/** What the harness asks of the VANS that it steers: nobody else is to have the token. */
export function operatorRoutes(vans: Vans, { token, clock, refusedToken, about }: OperatorOptions): Routes {
  const asOperator =
    (answer: RouteHandler): RouteHandler =>
    (request, path) => {
      if (bearerToken(request.headers) === token) return answer(request, path);
      refusedToken(request);
      return unauthorised;
    };

  return {
    'GET /operator/journal': asOperator(async ({ query, signal }) => {
      const after = numberOf(query, 'after', sequence);
      await longPoll(numberOf(query, 'wait', wait), signal, (over) => vans.office.journal.later(after, over));
      return json(200, await journalPage(vans.office.journal, after, numberOf(query, 'limit', limit)));
    }),

    'GET /operator/status': asOperator(() =>
      json(200, {
        ...about(),
        journalEnd: vans.office.journal.last,
        faults: vans.office.rules.all(),
        ...vans.waiting(),
      }),
    ),

    'PUT /operator/faults/:name': asOperator((request, { name = '' }) =>
      withBody(request, faultRule, (rule) => {
        vans.office.rules.put(name, rule);
        return noContent;
      }),
    ),

    'DELETE /operator/faults': asOperator(() => {
      vans.clearRules();
      return noContent;
    }),

    'POST /operator/clock': asOperator((request) =>
      withBody(request, clockAdvance, ({ advanceMilliseconds }) => {
        clock.advance(advanceMilliseconds);
        return json(200, { now: clock.now().toISOString() });
      }),
    ),

    'PUT /operator/parties/:gln': asOperator((request, { gln: number = '' }) =>
      withBody(request, partyRegistration, (terms) => {
        if (!gln.safeParse(number).success)
          return problem(400, 'not valid', 'a location number (GLN) is 13 digits');
        if (!vans.office.directory.find(number))
          return problem(404, 'not found', `${number} is not among the organisations of the directory`);
        return vans.register({ gln: number, ...terms })
          ? noContent
          : problem(409, 'token taken', 'another party has this token: give each its own');
      }),
    ),
  };
}

const noContent: Outgoing = { status: 204 };

const unauthorised: Outgoing = problem(401, 'unauthorised', 'the operator API is for the operator alone');
