import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RunVerdict } from '../../src/verdict/run-verdict.ts';

const command = fileURLToPath(new URL('../../bin/proevesten.mjs', import.meta.url));

export type Ended = { readonly exitCode: number; readonly stdout: string; readonly stderr: string };

/** Runs the command line as a user does, and says how it ended. */
export function proevesten(...args: string[]): Promise<Ended> {
  return proevestenWith({}, ...args);
}

/** The same, with more in its environment. */
export function proevestenWith(environment: NodeJS.ProcessEnv, ...args: string[]): Promise<Ended> {
  const { promise, resolve } = Promise.withResolvers<Ended>();
  execFile(
    process.execPath,
    [command, ...args],
    { maxBuffer: 64_000_000, timeout: 170_000, env: { ...process.env, ...environment } },
    (error, stdout, stderr) => {
      resolve({ exitCode: error ? Number(error.code ?? -1) : 0, stdout, stderr });
    },
  );
  return promise;
}

export function verdictsIn(out: string): RunVerdict {
  return JSON.parse(readFileSync(join(out, 'verdicts.json'), 'utf8')) as RunVerdict;
}

/** The requirements that are not met, with what was said of them. */
export function redIn({ requirements }: RunVerdict): string[] {
  return requirements
    .filter(({ verdict }) => verdict !== 'pass' && verdict !== 'unsupported')
    .map(({ id }) => id);
}
