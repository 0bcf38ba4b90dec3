import { join } from 'node:path';
import { Status } from 'allure-js-commons';
import type { ReporterConfig } from 'allure-js-commons/sdk/reporter';
import type { StackMode } from '../exchange/exchange.ts';
import { requirementIds } from '../requirement/catalogue.ts';
import { areaOf, areaTitle } from './words.ts';

type Annotation = { readonly type: string; readonly description: string };

/**
 * The annotations by which allure-playwright sorts a scenario and links its requirements. They are static, so they are
 * there for a skipped scenario too. The reporter knows labels by the type `@allure.label.<name>` and links by `tms`;
 * any other type would show as a step.
 */
export function allureAnnotations(scenario: {
  readonly epic: string;
  readonly feature: string;
  readonly story?: string;
  readonly requirements: readonly string[];
}): Annotation[] {
  const { epic, feature, story, requirements } = scenario;
  return [
    { type: '@allure.label.epic', description: epic },
    { type: '@allure.label.feature', description: feature },
    ...(story === undefined ? [] : [{ type: '@allure.label.story', description: story }]),
    ...requirements.map((description) => ({ type: 'tms', description })),
  ];
}

/** The part of a run's plan that Allure shows or needs. */
type AllureRun = {
  /** The run's folder: the results go to `allure-results` in it, the report is expected in a folder beside report.html. */
  readonly out: string;
  readonly system: { readonly name: string; readonly version?: string; readonly gln: string };
  readonly edition: string;
  readonly stack: StackMode;
};

/** The allure-playwright reporter, with its options, as a line of Playwright's configuration. */
export function allureReporter(run: AllureRun): ['allure-playwright', AllureOptions] {
  const options = {
    resultsDir: join(run.out, 'allure-results'),
    detail: true,
    suiteTitle: false,
    links: { tms: { urlTemplate: '../report.html#%s', nameTemplate: '%s' } },
    environmentInfo: environmentInfo(run),
    categories: allureCategories(),
  };
  return ['allure-playwright', options];
}

type AllureOptions = ReporterConfig & { readonly detail: boolean; readonly suiteTitle: boolean };

/** What Allure shows as the environment. */
function environmentInfo({ system, edition, stack }: AllureRun): Record<string, string> {
  return {
    System: [system.name, system.version].filter(Boolean).join(' '),
    'Location number': system.gln,
    Edition: edition,
    Stack: stack,
    Node: process.version,
  };
}

type Category = NonNullable<ReporterConfig['categories']>[number];

/** How Allure groups what is not green: by what a person does about it. A scenario may be in several. */
export function allureCategories(): Category[] {
  const areas = [...new Set(requirementIds.map(areaOf))];
  return [
    ...areas.map((area): Category => ({
      name: `Does not conform: ${areaTitle(area).en}`,
      messageRegex: within(`\\b${area}\\.[a-z0-9-]+ fail\\b`),
      matchedStatuses: failed,
    })),
    {
      name: 'Blocked: nothing to look at',
      messageRegex: within(`${anyId} blocked\\b`),
      matchedStatuses: failed,
    },
    { name: 'Known failure', messageRegex: within(`${anyId} known\\b`) },
    { name: 'Needs a person to look', messageRegex: within(`${anyId} review\\b`) },
    {
      name: 'Fault of the harness or its surroundings',
      messageRegex: within('\\bHarnessError\\b'),
      matchedStatuses: failed,
    },
    // Any error that is no verdict: Allure calls a timeout broken and everything else failed.
    { name: 'Scenario broke off', messageRegex: `(?s)(?!.*${anyId} [a-z]+ \\().*`, matchedStatuses: failed },
    { name: 'Not supported by the system', messageRegex: within('\\bunsupported\\b') },
  ];
}

const anyId = '\\b[a-z]+\\.[a-z0-9]+(?:-[a-z0-9]+)*';
const failed = [Status.FAILED, Status.BROKEN];

/** Java's `matches` wants the whole message. */
function within(pattern: string): string {
  return `(?s).*${pattern}.*`;
}
