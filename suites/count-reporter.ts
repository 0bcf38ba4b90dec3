import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/** Ends a test run with one plain line that scripts can read: how many passed, failed and were skipped. */
export default class CountReporter implements Reporter {
  readonly #last = new Map<string, TestResult['status']>();

  onTestEnd(test: TestCase, { status }: TestResult): void {
    this.#last.set(test.id, test.ok() && status !== 'skipped' ? 'passed' : status);
  }

  onExit(): Promise<void> {
    const statuses = [...this.#last.values()];
    const passed = statuses.filter((status) => status === 'passed').length;
    const skipped = statuses.filter((status) => status === 'skipped').length;
    const failed = statuses.length - passed - skipped;
    process.stdout.write(`\n${passed} passed, ${failed} failed, ${skipped} skipped\n`);
    return Promise.resolve();
  }
}
