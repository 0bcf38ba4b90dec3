import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FullConfig, Reporter, Suite, TestCase, TestError, TestResult } from '@playwright/test/reporter';
import { outcomes } from '../verdict/outcome.ts';
import { verdictLabel } from './allure.ts';
import { progressLine } from './terminal.ts';

/** What the test runner knows of the run, for the scenarios of which no record was saved. */
export type PlayedFile = {
  readonly scenarios: readonly { readonly id: string; readonly title: string; readonly problem: string }[];
  /** Faults outside every scenario, such as a file that cannot be loaded. */
  readonly problems: readonly string[];
};

type ProgressOptions = {
  /** The runner's project that this run is. */
  readonly project: string;
  /** The run's folder. */
  readonly out: string;
  readonly silent: boolean;
};

/** Says on the terminal how far the run is, and keeps what the test runner knows. */
export default class ProgressReporter implements Reporter {
  readonly #options: ProgressOptions;
  readonly #scenarios = new Map<string, PlayedFile['scenarios'][number]>();
  readonly #problems: string[] = [];

  constructor(options: ProgressOptions) {
    this.#options = options;
  }

  onBegin(_config: FullConfig, suite: Suite): void {
    for (const test of suite.allTests().filter((one) => this.#isOurs(one))) {
      this.#scenarios.set(test.id, { id: idOf(test), title: test.title, problem: 'it was not played' });
    }
    if (!this.#options.silent)
      process.stdout.write(
        `Playing ${this.#scenarios.size} ${this.#scenarios.size === 1 ? 'scenario' : 'scenarios'}\n`,
      );
  }

  onTestEnd(test: TestCase, { annotations, error, status, duration }: TestResult): void {
    if (!this.#isOurs(test)) return;
    const id = idOf(test);
    const problem = error?.message?.split('\n')[0] ?? `it ended as ${status}, without a record`;
    this.#scenarios.set(test.id, { id, title: test.title, problem });
    if (this.#options.silent) return;

    const judged = annotations.find(({ type }) => type === verdictLabel)?.description;
    const verdict = outcomes.find((outcome) => outcome === judged) ?? 'error';
    const line = progressLine(
      { id, title: test.title, verdict, milliseconds: duration },
      { colour: process.stdout.isTTY && !process.env['NO_COLOR'], width: process.stdout.columns ?? 80 },
    );
    process.stdout.write(`${line}\n`);
  }

  onError({ message, value }: TestError): void {
    this.#problems.push(message ?? value ?? 'the test runner failed');
  }

  onEnd(): void {
    const file: PlayedFile = { scenarios: [...this.#scenarios.values()], problems: this.#problems };
    writeFileSync(join(this.#options.out, 'played.json'), JSON.stringify(file, null, 2));
  }

  printsToStdio(): boolean {
    return true;
  }

  #isOurs(test: TestCase): boolean {
    return test.parent.project()?.name === this.#options.project;
  }
}

function idOf({ annotations, title }: TestCase): string {
  return annotations.find(({ type }) => type === '@allure.label.scenario')?.description ?? title;
}
