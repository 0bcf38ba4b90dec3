import { defineConfig, type ReporterDescription } from '@playwright/test';
import { givenPlans, planVariable, type RunPlan } from './src/harness/run-plan.ts';
import { allureReporter } from './src/report/allure.ts';

// Plans are there when the scenarios are to be played; otherwise the product tests itself.
const plans = process.env[planVariable] ? givenPlans() : [];

export default defineConfig({
  testDir: 'suites',
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  workers: 2,
  ...(plans.length > 0 ? certification() : self()),
});

/** One project a plan. Its scenarios are played one after the other, for they share one system. */
function certification() {
  return {
    // Runs side by side mostly wait for what a faulty system does not send.
    workers: Math.min(plans.length, 8),
    timeout: 60_000 + 20 * Math.max(...plans.map(({ patience }) => patience.answerMilliseconds)),
    reporter: plans.flatMap(reporters),
    projects: plans.map(({ name, out }) => ({
      name,
      testMatch: 'certification/**/*.spec.ts',
      outputDir: `${out}/artifacts`,
      workers: 1,
    })),
  };
}

function reporters(plan: RunPlan): ReporterDescription[] {
  const progress: ReporterDescription = [
    './src/report/progress-reporter.ts',
    { project: plan.name, out: plan.out, silent: plan.inSeries },
  ];
  return plan.inSeries ? [progress] : [progress, allureReporter(plan)];
}

function self() {
  return {
    outputDir: 'reports/test-artifacts',
    fullyParallel: true,
    timeout: 60_000,
    reporter: [['list'], ['./suites/count-reporter.ts']] satisfies ReporterDescription[],
    projects: [
      { name: 'unit', testMatch: 'unit/**/*.spec.ts' },
      { name: 'self', testMatch: 'self/**/*.spec.ts', fullyParallel: false },
      { name: 'containers', testMatch: 'containers/**/*.spec.ts', fullyParallel: false },
    ],
  };
}
