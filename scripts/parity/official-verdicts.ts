import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Judged } from './corpus.ts';

type Verdict = {
  readonly file: string;
  readonly standard: Judged['standard'];
  readonly valid: boolean;
  readonly errors: Judged['errors'];
};

/** What the official engine says of files and folders. */
export async function officialVerdicts(shared: URL, targets: readonly string[]): Promise<Judged[]> {
  const oracle = fileURLToPath(new URL('tools/hl7-oracle/oracle', shared));
  const engine = spawn(
    oracle,
    targets.map((target) => resolve(target)),
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const judged: Judged[] = [];
  for await (const line of createInterface(engine.stdout)) {
    const { file, standard, valid, errors } = JSON.parse(line) as Verdict;
    judged.push({ file, standard, valid, errors, mutation: 'as given', path: '', bytes: readFileSync(file) });
  }
  return judged;
}
