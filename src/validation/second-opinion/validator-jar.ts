import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  fstatSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { HarnessError } from '../../errors.ts';
import type { Opinion, Question, SecondOpinion } from './opinion.ts';
import { readOutcomes } from './read-outcomes.ts';

/** Java and the definitions take up to half a minute, and packages may have to be downloaded first. */
const startMs = 300_000;
const messageMs = 5_000;

/** HL7's command line validator, started once for many messages of one package. */
export function validatorJar(jar: string): SecondOpinion {
  const file = path.resolve(jar);
  return {
    by: path.basename(jar),
    atOnce: 250,
    async ask(questions) {
      const opinions: Opinion[] = [];
      for (const ig of new Set(questions.map((question) => question.ig))) {
        const indices = [...questions.keys()].filter((i) => questions[i]!.ig === ig);
        const answers = await judgeBy(
          file,
          ig,
          indices.map((i) => questions[i]!),
        );
        for (const [n, i] of indices.entries()) opinions[i] = answers[n]!;
      }
      return opinions;
    },
  };
}

async function judgeBy(jar: string, ig: string, questions: readonly Question[]): Promise<readonly Opinion[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'proevesten-opinion-'));
  try {
    const files = questions.map(({ bytes, format }, i) => {
      const file = `message-${i}.${format}`;
      writeFileSync(path.join(folder, file), bytes);
      return file;
    });
    const options = ['-version', '4.0.1', '-ig', ig, '-output', 'opinion.json', '-tx', 'n/a'];
    await runJava(folder, ['-jar', jar, ...files, ...options], startMs + questions.length * messageMs);
    const outcomes = readOutcomes(answerIn(folder));
    if (!outcomes) throw failed(folder, 'gives no OperationOutcome');
    return files.map(
      (name, i) => outcomes.get(name) ?? outcomes.get(i) ?? { silent: 'it says nothing of this file' },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runJava(folder: string, args: readonly string[], milliseconds: number): Promise<void> {
  const log = openSync(path.join(folder, 'log'), 'w');
  const java = spawn('java', args, { cwd: folder, stdio: ['ignore', log, log] });
  const patience = setTimeout(() => java.kill('SIGKILL'), milliseconds);
  using _ = endedWithUs(java, folder);
  try {
    const [, signal] = (await once(java, 'close')) as [number | null, NodeJS.Signals | null];
    if (signal) throw failed(folder, `was ended by ${signal}, after at most ${milliseconds / 1000} seconds`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new HarnessError(
        'second-opinion',
        'there is no java to run --validator-jar with: install Java 17',
        { cause: error },
      );
    throw error;
  } finally {
    clearTimeout(patience);
    closeSync(log);
  }
}

/** Who stops this process must not have to look for a Java that goes on. */
function endedWithUs(java: ChildProcess, folder: string): Disposable {
  const end = (signal: NodeJS.Signals) => {
    java.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
    process.kill(process.pid, signal);
  };
  process.once('SIGINT', end).once('SIGTERM', end);
  return { [Symbol.dispose]: () => void process.off('SIGINT', end).off('SIGTERM', end) };
}

/** The exit code only says whether all were valid, so the answer tells whether it worked. */
function answerIn(folder: string): unknown {
  try {
    return JSON.parse(readFileSync(path.join(folder, 'opinion.json'), 'utf8'));
  } catch {
    return undefined;
  }
}

function failed(folder: string, what: string): HarnessError {
  const lines = endOf(path.join(folder, 'log'))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(?:at |\.{3} )/.test(line));
  // The first line of an exception says more than its causes.
  const said = lines.find((line) => /^(?:Exception |Error:)/.test(line)) ?? lines.at(-1);
  return new HarnessError(
    'second-opinion',
    `--validator-jar ${what}${said ? `; it said: ${said.slice(0, 300)}` : ''}`,
  );
}

function endOf(log: string): string {
  const bytes = Buffer.alloc(16_000);
  const file = openSync(log, 'r');
  try {
    const from = Math.max(0, fstatSync(file).size - bytes.length);
    return bytes.toString('utf8', 0, readSync(file, bytes, 0, bytes.length, from));
  } finally {
    closeSync(file);
  }
}
