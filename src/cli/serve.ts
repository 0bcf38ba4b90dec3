import { once } from 'node:events';

/**
 * Keeps a piece running until SIGTERM or SIGINT asks it to stop, then closes it. The one line that it prints when it is
 * ready says what it is and where, so that a program can wait for it.
 */
export async function serve(
  name: string,
  start: () => Promise<AsyncDisposable & { readonly url: string }>,
): Promise<void> {
  const asked = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  await using piece = await start();
  console.log(`${name} listening on ${piece.url}`);
  await asked;
}
