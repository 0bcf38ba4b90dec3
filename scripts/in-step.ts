import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { format, type FormatOptions } from 'oxfmt';

const root = new URL('../', import.meta.url);

/** Writes a generated page; with `--check` on the command line it only says whether the page is up to date. */
export async function inStep(path: string, text: string): Promise<void> {
  const isCurrent = read(path) === (await formatted(path, text));
  if (isCurrent) return;
  if (process.argv.includes('--check')) {
    console.error(`${path} is out of date: run the script without --check`);
    process.exitCode = 1;
  } else writeFileSync(new URL(path, root), await formatted(path, text));
}

/** The text as the formatter of this repository leaves it. */
export async function formatted(path: string, text: string): Promise<string> {
  const options = JSON.parse(readFileSync(new URL('.oxfmtrc.json', root), 'utf8')) as FormatOptions;
  const { code } = await format(path, text, options);
  return code;
}

function read(path: string): string | undefined {
  const file = new URL(path, root);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
