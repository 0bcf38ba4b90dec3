import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { tarEntries } from '../../src/validation/definitions/tar.ts';
import type { ValidatedStandard } from '../../src/validation/validation-result.ts';

export type CorpusFormat = 'json' | 'xml';

/** A mutated message with the official verdict. */
export type Judged = {
  readonly file: string;
  readonly standard: ValidatedStandard;
  readonly mutation: string;
  readonly path: string;
  readonly valid: boolean;
  readonly errors: readonly { readonly at: string; readonly text: string }[];
  readonly bytes: Uint8Array;
};

const archives = {
  json: { files: 'corpus.tar.xz', verdicts: 'verdicts.jsonl.xz' },
  xml: { files: 'corpus-xml.tar.xz', verdicts: 'verdicts-xml.jsonl.xz' },
};

/** The recorded corpus; the tool xz unpacks it. */
export async function corpus(folder: URL, format: CorpusFormat): Promise<Judged[]> {
  const unpack = (name: string) =>
    execFileSync('xz', ['-dkc', fileURLToPath(new URL(name, folder))], { maxBuffer: 1 << 30 });
  const files = new Map(
    [...tarEntries(unpack(archives[format].files))].map(({ path, bytes }) => [
      path.replace(/^\.\//, ''),
      bytes,
    ]),
  );
  return unpack(archives[format].verdicts)
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map((verdict) => ({ ...verdict, bytes: files.get(verdict.file)! }));
}
