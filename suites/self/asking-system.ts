import { createServer } from 'node:net';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { httpCall } from '../../src/network/http-call.ts';

export type AskingSystem = AsyncDisposable & {
  /** Where the VANS is to listen. */
  readonly port: number;
};

/** A system that asks for its mailbox again and again, and does nothing else. */
export async function askingSystem(token: string): Promise<AskingSystem> {
  const port = await freePort();
  const closing = new AbortController();
  const asking = askUntil(closing.signal, `http://127.0.0.1:${port}/v1/mailbox`, token);
  return {
    port,
    async [Symbol.asyncDispose]() {
      closing.abort();
      await asking;
    },
  };
}

async function askUntil(signal: AbortSignal, url: string, token: string): Promise<void> {
  while (!signal.aborted) {
    // Before the VANS listens and after it has gone nobody answers.
    await httpCall({ method: 'GET', url, token }).catch(() => {});
    await pause(100);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
