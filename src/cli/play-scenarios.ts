import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HarnessError } from '../errors.ts';
import { planVariable } from '../harness/run-plan.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Plays scenarios in the test runner, which reaches the stack through the plan. Its exit code says nothing about the
 * system: the record does.
 *
 * @param playing.plans files; of several runs each has its own stack, and they are played side by side
 * @param playing.scenarios their ids; all of them when there are none
 * @param playing.signal stops the test runner, and its reason is thrown
 */
export async function playScenarios(playing: {
  readonly plans: readonly string[];
  readonly scenarios: readonly string[];
  readonly signal: AbortSignal;
}): Promise<void> {
  const { plans, scenarios, signal: stop } = playing;
  const selection =
    scenarios.length === 0 ? [] : ['--grep', scenarios.map((id) => `@${id}(?![\\w-])`).join('|')];
  const runner = spawn(process.execPath, [runnerPath(), 'test', ...selection], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, [planVariable]: plans.join('\n'), PLAYWRIGHT_NO_COPY_PROMPT: '1' },
  });
  const end = () => void runner.kill('SIGTERM');
  stop.addEventListener('abort', end);
  const [, signal] = (await once(runner, 'exit')) as [number | null, NodeJS.Signals | null];

  stop.removeEventListener('abort', end);
  stop.throwIfAborted();
  if (signal) throw new HarnessError('runner-failed', `the test runner was ended (${signal})`);
}

function runnerPath(): string {
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve('@playwright/test/package.json')), 'cli.js');
}
