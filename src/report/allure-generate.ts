import { spawn } from 'node:child_process';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { makeFolders } from '../made-folder.ts';

export type AllureReport =
  | { readonly path: string }
  /** Why there is none, in one line that says what to do about it. */
  | { readonly reason: string };

/**
 * Makes one HTML file of the results that allure-playwright wrote. A report that cannot be made is told, never thrown:
 * the verdict does not depend on it.
 */
export async function generateAllure(options: {
  readonly resultsDir: string;
  /** The folder that gets `index.html`; what it held before is gone. */
  readonly outDir: string;
  /** The folder that remembers earlier runs of the same system, for trends; made when it is missing. */
  readonly history?: string;
  readonly patienceMilliseconds?: number;
}): Promise<AllureReport> {
  const { resultsDir, outDir, history, patienceMilliseconds = 180_000 } = options;
  const results = await readdir(resultsDir).catch(() => []);
  if (!results.some((name) => name.endsWith('-result.json')))
    return { reason: `no Allure results in ${resultsDir}` };
  if (!(await run(java(), ['-version'], 30_000)).ok) return { reason: noJava };

  try {
    const script = createRequire(import.meta.url).resolve('allure-commandline/bin/allure');
    if (history) await cp(history, join(resultsDir, 'history'), { recursive: true }).catch(ignoreMissing);
    await rm(outDir, { recursive: true, force: true });
    const generate = [script, 'generate', resultsDir, '-o', outDir, '--single-file', '--clean'];
    const { ok, output } = await run(process.execPath, generate, patienceMilliseconds);

    const path = join(outDir, 'index.html');
    const page = ok ? await readFile(path, 'utf8').catch(() => undefined) : undefined;
    if (page === undefined) return { reason: `Allure made no report: ${lastLine(output)}` };
    if (history) await keepHistory(page, history);
    return { path };
  } catch (error) {
    return { reason: `Allure made no report: ${lastLine(String(error))}` };
  }
}

const noJava =
  'the Allure report needs Java 8 or newer, and none was found: install one ' +
  '(Debian: apt install openjdk-17-jre-headless; macOS: brew install openjdk; Windows: winget install ' +
  'EclipseAdoptium.Temurin.21.JRE) or set JAVA_HOME; the other reports need none';

// Allure's own start script looks in the same two places.
function java(): string {
  const home = process.env['JAVA_HOME'];
  return home ? join(home, 'bin', 'java') : 'java';
}

/** Allure 2 puts the history of a single-file report into the page, and nowhere else. */
async function keepHistory(page: string, history: string): Promise<void> {
  makeFolders(history);
  for (const [, file = '', content = ''] of page.matchAll(/d\('history\/([\w-]+\.json)','([\w+/=]*)'\)/g)) {
    await writeFile(join(history, basename(file)), Buffer.from(content, 'base64'));
  }
}

function run(
  command: string,
  args: readonly string[],
  patienceMilliseconds: number,
): Promise<{ ok: boolean; output: string }> {
  return new Promise((resolve) => {
    // A group of its own, so that what the command starts can be ended together with it.
    const detached = process.platform !== 'win32';
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached,
      env: { ...process.env, ALLURE_NO_ANALYTICS: 'true' },
    });
    const end = () => (detached && child.pid ? process.kill(-child.pid, 'SIGKILL') : child.kill('SIGKILL'));
    const patience = setTimeout(end, patienceMilliseconds);

    let output = '';
    const take = (chunk: Buffer) => {
      output = (output + chunk.toString('utf8')).slice(-10_000);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    const settle = (ok: boolean) => {
      clearTimeout(patience);
      resolve({ ok, output });
    };
    child.on('error', (error) => {
      output = error.message;
      settle(false);
    });
    child.on('close', (code) => settle(code === 0));
  });
}

function lastLine(output: string): string {
  return output.trim().split('\n').at(-1)?.trim() || 'it said nothing';
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
