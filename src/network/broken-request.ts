import type { Socket } from 'node:net';

import { problem, type Outgoing } from './http-message.ts';

/** A request that the HTTP parser gave up, by the parser's error code. */
const broken: Record<string, Outgoing> = {
  ERR_HTTP_REQUEST_TIMEOUT: problem(408, 'timeout', 'the request did not arrive in time'),
  HPE_HEADER_OVERFLOW: problem(431, 'headers too large', 'the headers are over 16 kB'),
};

/** Answers bytes that never became a request, as far as the client still listens. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  const { status, body = '' } =
    broken[error.code ?? ''] ?? problem(400, 'not HTTP', 'the request is not HTTP/1.1');
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const head = `HTTP/1.1 ${status} Refused\r\nconnection: close\r\ncontent-type: application/problem+json`;
  socket.end(`${head}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${String(body)}`);
}
