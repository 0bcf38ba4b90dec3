/**
 * Gives `ready` so many milliseconds, of real time since it is a connection that waits, to settle on its own.
 * @param signal aborted when nobody waits any longer
 */
export async function longPoll(
  milliseconds: number,
  signal: AbortSignal,
  ready: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  if (milliseconds <= 0) return;
  const patience = new AbortController();
  const stop = () => patience.abort();
  const timer = setTimeout(stop, milliseconds);
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  await ready(patience.signal);
  clearTimeout(timer);
  signal.removeEventListener('abort', stop);
}

/** The longest that a client may ask to wait. */
export const longestPoll = 60_000;
