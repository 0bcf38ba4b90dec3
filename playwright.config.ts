import { defineConfig } from '@playwright/test';
import { planVariable, readPlan } from './src/harness/run-plan.ts';
import { allureReporter } from './src/report/allure.ts';

// A plan is there when "proevesten certify" has started the runner: then the scenarios are played, one after the other,
// for they share one system. Otherwise the product tests itself.
const plan = process.env[planVariable] ? readPlan() : undefined;

export default defineConfig({
  testDir: 'suites',
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  ...(plan
    ? {
        outputDir: `${plan.out}/artifacts`,
        workers: 1,
        timeout: 60_000 + 20 * plan.patience.answerMilliseconds,
        reporter: [['./src/report/progress-reporter.ts', { out: plan.out }], allureReporter(plan)],
        projects: [{ name: 'certification', testMatch: 'certification/**/*.spec.ts' }],
      }
    : {
        outputDir: 'reports/test-artifacts',
        fullyParallel: true,
        workers: 2,
        timeout: 60_000,
        reporter: [['list'], ['./suites/count-reporter.ts']],
        projects: [
          { name: 'unit', testMatch: 'unit/**/*.spec.ts' },
          { name: 'self', testMatch: 'self/**/*.spec.ts', fullyParallel: false },
          { name: 'containers', testMatch: 'containers/**/*.spec.ts', fullyParallel: false },
        ],
      }),
});
