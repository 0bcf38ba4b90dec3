import { join } from 'node:path';
import { Status } from 'allure-js-commons';
import type { ReporterConfig } from 'allure-js-commons/sdk/reporter';
import type { StackMode } from '../exchange/exchange.ts';
import { requirementIds } from '../requirement/catalogue.ts';
import { areaOf, areaTitle } from './words.ts';

/** The annotation that carries a scenario's verdict from where it was judged to every reporter. */
export const verdictLabel = '@allure.label.verdict';

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
  /** Requirements that the vendor declared to fail. */
  readonly knownFailures?: Readonly<Record<string, string>>;
};

/** The allure-playwright reporter, with its options, as a line of Playwright's configuration. */
export function allureReporter(run: AllureRun): ['allure-playwright', AllureOptions] {
  const options = {
    resultsDir: join(run.out, 'allure-results'),
    detail: true,
    suiteTitle: false,
    links: { tms: { urlTemplate: '../report.html#%s', nameTemplate: '%s' } },
    environmentInfo: environmentInfo(run),
    categories: allureCategories(Object.keys(run.knownFailures ?? {})),
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
export function allureCategories(knownFailures: readonly string[] = []): Category[] {
  const areas = [...new Set(requirementIds.map(areaOf))];
  const known = knownFailures.map((id) => id.replaceAll('.', '\\.')).join('|');
  return [
    ...areas.map((area) =>
      category(`Does not conform: ${areaTitle(area).en}`, within(`\\b${area}\\.[a-z0-9-]+ fail\\b`)),
    ),
    category('Blocked: nothing to look at', within(`${anyId} blocked\\b`)),
    ...(known === '' ? [] : [category('Known failure', within(`\\b(?:${known}) [a-z]+ \\(`))]),
    category('Fault of the harness or its surroundings', within('\\bHarnessError\\b')),
    // Any other error that is no verdict: a bug in a scenario, or a timeout.
    category('Scenario broke off', `(?s)(?!.*\\bHarnessError\\b)(?!.*${anyId} [a-z]+ \\().*`),
    category('Not supported by the system', within('\\bunsupported\\b'), Status.SKIPPED),
  ];
}

/** A scenario that ended with an error, unless said; Allure calls a timeout broken and everything else failed. */
function category(name: string, messageRegex: string, ...statuses: readonly Status[]): Category {
  const matchedStatuses = statuses.length > 0 ? [...statuses] : [Status.FAILED, Status.BROKEN];
  return { name, messageRegex, matchedStatuses };
}

const anyId = '\\b[a-z]+\\.[a-z0-9]+(?:-[a-z0-9]+)*';

/** Java's `matches` wants the whole message. */
function within(pattern: string): string {
  return `(?s).*${pattern}.*`;
}
