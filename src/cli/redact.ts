import { basename, dirname, join, resolve } from 'node:path';
import { Command } from 'commander';
import { exitCode, UsageError } from '../errors.ts';
import { copyEnding, exchangeFiles } from './exchange-files.ts';
import type { Redaction } from '../exchange/redact.ts';

export const redact = new Command('redact')
  .summary('saved exchanges without CPR numbers, to show to others')
  .description(
    'Replaces every CPR and replacement CPR number in saved exchanges with a stand-in, in the record and inside ' +
      'the messages, and writes copies: <name>.redacted.json. The same number becomes the same stand-in in all of them. ' +
      'Names, birth dates, other texts and the contents of attachments stay: read a copy before you share it.',
  )
  .argument('<exchange...>', 'exchange files of a run, or the folder of a run')
  .option('--out <folder>', 'where the copies go; beside the originals unless told')
  .addHelpText(
    'after',
    `
Exit code: 0 written, 1 written, but something in them could not be looked into, 2 usage.

Examples:
  proevesten redact reports/latest --out to-share
  proevesten redact reports/latest/exchanges/send-reply.json`,
  )
  .action(async (targets: readonly string[], { out }: { out?: string }) => {
    const [{ loadExchange }, { redactExchange }, { saveExchange }] = await Promise.all([
      import('../exchange/load.ts'),
      import('../exchange/redact.ts'),
      import('../exchange/save.ts'),
    ]);
    const standIns = new Map<string, string>();
    for (const [file, copy] of copiesOf(exchangeFiles(targets), out)) {
      const redaction = redactExchange(loadExchange(file), standIns);
      try {
        saveExchange(copy, redaction.exchange);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        throw new UsageError(`${copy}: cannot be written (${code}); give another folder with --out`, {
          cause: error,
        });
      }
      console.log(told(copy, redaction));
      if (redaction.unseen.length > 0) process.exitCode = exitCode.fails;
    }
  });

/** Where each copy goes, in the order of the originals. */
function copiesOf(files: readonly string[], out: string | undefined): ReadonlyMap<string, string> {
  const originals = new Set(files.map((file) => resolve(file)));
  const taken = new Map<string, string>();
  const copies = new Map<string, string>();
  for (const file of files) {
    const copy = join(out ?? dirname(file), basename(file, '.json') + copyEnding);
    const other = taken.get(resolve(copy));
    if (originals.has(resolve(copy)))
      throw new UsageError(`${copy}: the copy of ${file} would replace it, and it is to be redacted itself`);
    if (other !== undefined && resolve(other) !== resolve(file))
      throw new UsageError(`${other} and ${file} would both become ${copy}; redact them into two folders`);
    if (other === undefined) copies.set(file, copy);
    taken.set(resolve(copy), file);
  }
  return copies;
}

function told(copy: string, { replaced, unseen }: Redaction): string {
  const places = [...replaced].map(([place, count]) => `${count} in ${place}`);
  const total = [...replaced.values()].reduce((sum, count) => sum + count, 0);
  const numbers = total === 1 ? '1 number replaced' : `${total} numbers replaced`;
  return [
    `${copy}: ${numbers}${total > 0 ? `: ${places.join(', ')}` : ''}`,
    ...unseen.map(({ event, why }) => `  event ${event} could not be looked into: ${why}`),
  ].join('\n');
}
