import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FullConfig, Reporter, Suite, TestCase, TestError, TestResult } from '@playwright/test/reporter';

/** What the test runner knows of the scenarios, for those of which no record was saved. */
export type PlayedScenario = { readonly id: string; readonly title: string; readonly problem?: string };

/**
 * Says on the terminal how far the run is, and keeps what the test runner knows: which scenarios were to be played, and
 * what broke. The verdicts are not its business.
 */
export default class ProgressReporter implements Reporter {
  readonly #out: string;
  readonly #played = new Map<string, PlayedScenario>();
  readonly #problems: string[] = [];
  #total = 0;

  constructor({ out }: { out: string }) {
    this.#out = out;
  }

  onBegin(_config: FullConfig, suite: Suite): void {
    for (const test of suite.allTests()) {
      this.#played.set(test.id, { id: idOf(test), title: test.title, problem: 'it was not played' });
    }
    this.#total = this.#played.size;
    process.stdout.write(`Playing ${this.#total} scenarios\n`);
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const problem = result.error?.message ?? `it ended as ${result.status}`;
    this.#played.set(test.id, { id: idOf(test), title: test.title, problem });
    const mark = { passed: '✓', failed: '✗', timedOut: '✗', interrupted: '✗', skipped: '–' }[result.status];
    process.stdout.write(`  ${mark} ${idOf(test).padEnd(30)} ${String(Math.round(result.duration)).padStart(6)} ms\n`);
  }

  onError(error: TestError): void {
    this.#problems.push(error.message ?? String(error.value));
  }

  onEnd(): void {
    const file = { scenarios: [...this.#played.values()], problems: this.#problems };
    writeFileSync(join(this.#out, 'played.json'), JSON.stringify(file, null, 2));
  }

  printsToStdio(): boolean {
    return true;
  }
}

function idOf({ annotations, title }: TestCase): string {
  return annotations.find(({ type }) => type === '@allure.label.scenario')?.description ?? title;
}
