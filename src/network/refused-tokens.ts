import type { Incoming } from './http-message.ts';
import { timeOf, type Office } from './office.ts';

/** Requests without a token that is known: counted, and written down so that nobody can fill the disk with them. */
export type RefusedTokens = {
  readonly note: (request: Incoming) => void;
  readonly count: () => number;
};

/** From one address an entry a second is enough; from more addresses than this they share one. */
const windowMilliseconds = 1000;
const mostAddresses = 100;
const everybodyElse = 'other addresses';

export function refusedTokens(office: Office): RefusedTokens {
  const windows = new Map<string, { more: number; last: string }>();
  let total = 0;

  const open = (address: string) => {
    const known = { more: 0, last: '' };
    windows.set(address, known);
    office.clock.after(windowMilliseconds, () => {
      windows.delete(address);
      if (known.more === 0) return;
      write(address, known.more, known.last);
      open(address);
    });
  };
  const write = (address: string, requests: number, last: string) => {
    const text = `${requests} from ${address}, the last one ${last}`;
    const transport = { by: 'http-post', status: 401, problem: 'the token is missing or unknown' } as const;
    // Nothing but the record depends on it.
    office.journal.append(
      [{ fact: { at: timeOf(office), event: 'token-refused', party: '', transport, text } }],
      false,
    );
  };

  return {
    note({ address, method, path }) {
      total++;
      const from = windows.has(address) || windows.size < mostAddresses ? address : everybodyElse;
      const what = `${method} ${path.slice(0, 200)}`;
      const known = windows.get(from);
      if (known) {
        known.more++;
        known.last = what;
        return;
      }
      write(from, 1, what);
      open(from);
    },
    count: () => total,
  };
}
