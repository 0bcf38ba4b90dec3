import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Incoming } from './http-message.ts';

/** The signal is made when it is asked for, since only long polls want it. */
export function incomingOf(
  request: IncomingMessage,
  response: ServerResponse,
  waiting: Set<AbortController>,
) {
  const target = request.url ?? '/';
  const mark = target.indexOf('?');
  let controller: AbortController | undefined;
  return (body: Buffer): Incoming => ({
    method: request.method ?? 'GET',
    path: mark < 0 ? target : target.slice(0, mark),
    query: new URLSearchParams(mark < 0 ? '' : target.slice(mark + 1)),
    headers: request.headers,
    address: request.socket.remoteAddress ?? 'unknown',
    body,
    get signal() {
      if (controller) return controller.signal;
      const made = new AbortController();
      controller = made;
      waiting.add(made);
      response.once('close', () => {
        waiting.delete(made);
        made.abort();
      });
      return made.signal;
    },
  });
}
