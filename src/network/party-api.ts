import { delivered, fetchMail } from './delivery.ts';
import { bearerToken, json, problem, type Handler, type Incoming, type Outgoing } from './http-message.ts';
import { longPoll, longestPoll } from './long-poll.ts';
import { timeOf } from './office.ts';
import type { Party } from './parties.ts';
import { numberOf, type RouteHandler, type Routes } from './routes.ts';
import type { Vans } from './vans.ts';

const wait = { fallback: 0, least: 0, most: longestPoll };
const limit = { fallback: 100, least: 1, most: 1000 };

/** What a party asks of the VANS; docs/vans-http.md is the manual. */
export function partyRoutes(vans: Vans, refusedToken: (request: Incoming) => void): Routes {
  const asParty =
    (answer: (party: Party, request: Incoming, id: string) => Outgoing | Promise<Outgoing>): RouteHandler =>
    (request, path) => {
      const party = partyOf(vans, request);
      if (party) return answer(party, request, path['id'] ?? '');
      refusedToken(request);
      return unauthorised;
    };

  return {
    'POST /v1/envelopes': asParty(async (party, { body }) => {
      if (body.length === 0) return problem(400, 'empty', 'the body is empty: it has to be a VANSEnvelope');
      const submission = await vans.submit(party, body);
      return submission.status === 202
        ? json(202, submission.answer)
        : problem(submission.status, titles[submission.status], submission.problem);
    }),

    'GET /v1/mailbox': asParty(async ({ gln }, { query, signal }) => {
      vans.office.parties.asks(gln, timeOf(vans.office));
      const box = vans.office.boxOf(gln);
      const most = numberOf(query, 'limit', limit);
      const patience = numberOf(query, 'wait', wait);
      if (patience > 0 && box.list(1).length === 0) await longPoll(patience, signal, box.filled);
      const listed = box.list(most);
      return json(
        200,
        listed.map(({ envelopeId, body, queuedAt }) => ({
          envelopeId,
          size: body.length,
          receivedAt: queuedAt,
        })),
      );
    }),

    'GET /v1/mailbox/:id': asParty(async ({ gln }, _, id) => {
      const mail = vans.office.boxOf(gln).find(id);
      if (!mail) return notThere;
      const body = await fetchMail(vans.office, mail);
      return { status: 200, headers: { 'content-type': 'application/xml' }, body };
    }),

    'DELETE /v1/mailbox/:id': asParty(async ({ gln }, _, id) => {
      const mail = vans.office.boxOf(gln).find(id);
      if (!mail) return notThere;
      await delivered(vans.office, mail, { by: 'mailbox', status: 204 });
      return { status: 204 };
    }),

    'GET /v1/directory/:id': asParty((_party, _, id) => {
      const entry = vans.office.directory.find(id);
      return entry ? json(200, entry) : problem(404, 'not found', 'no organisation has this location number');
    }),
  };
}

/** Answers a request whose body was too large to be read; from a party it is written down, without its bytes. */
export function oversizedSubmission(vans: Vans, maxBytes: number): Handler {
  return async (request) => {
    const detail = `the body is over the ${maxBytes} bytes that are taken here`;
    const party = partyOf(vans, request);
    if (party) await vans.turnAway(party, 413, detail);
    return problem(413, 'too large', detail);
  };
}

function partyOf(vans: Vans, { headers }: Incoming): Party | undefined {
  const token = bearerToken(headers);
  return token === undefined ? undefined : vans.office.parties.withToken(token);
}

const titles = { 400: 'unreadable', 403: 'not yours', 503: 'full' } as const;

const unauthorised: Outgoing = problem(
  401,
  'unauthorised',
  'send "Authorization: Bearer <token>" with the token of a party',
);

const notThere: Outgoing = problem(404, 'not found', 'no such envelope waits in your mailbox');
