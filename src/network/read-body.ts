import type { IncomingMessage } from 'node:http';

/** `oversized`: over the limit. `crowded`: there is no room for it beside the bodies being read. `gone`: the client hung up. */
export type BodyReading = Buffer | 'oversized' | 'crowded' | 'gone';

/** The bytes that all requests being read may take together, and those that they take now. */
export type BodyRoom = { readonly limit: number; taken: number };

/** Reads a request body of at most `maxBytes`; what is over the limit is never held in memory. */
export async function readBody(
  request: IncomingMessage,
  maxBytes: number,
  room: BodyRoom,
): Promise<BodyReading> {
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > maxBytes) return 'oversized';
  if (declared === 0 && request.headers['transfer-encoding'] === undefined) return Buffer.alloc(0);
  if (room.taken + declared > room.limit) return 'crowded';

  const chunks: Buffer[] = [];
  let size = 0;
  const reading = Promise.withResolvers<BodyReading>();
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    room.taken += chunk.length;
    if (size > maxBytes) reading.resolve('oversized');
    else if (room.taken > room.limit) reading.resolve('crowded');
    else chunks.push(chunk);
  });
  request.on('end', () => reading.resolve(Buffer.concat(chunks, size)));
  request.on('close', () => reading.resolve('gone'));
  request.on('error', () => reading.resolve('gone'));

  const body = await reading.promise;
  room.taken -= size;
  request.removeAllListeners('data');
  return body;
}

/** Lets the rest of a refused body pass unread, so that the client comes to read the answer; after `maxBytes` it hangs up. */
export function discardBody(request: IncomingMessage, maxBytes: number): void {
  let seen = 0;
  request.on('data', (chunk: Buffer) => {
    seen += chunk.length;
    if (seen > maxBytes) request.destroy();
  });
  request.resume();
}
