import type { TestDetails, TestInfo } from '@playwright/test';
import type { Capability, ScenarioRecord } from '../../src/exchange/exchange.ts';
import { allureAnnotations } from '../../src/report/allure.ts';
import type { GivenMessage } from '../../src/harness/given-messages.ts';
import type { ScenarioId } from '../../src/harness/scenario-ids.ts';
import type { RequirementId } from '../../src/requirement/catalogue.ts';

type ScenarioDetails = {
  /** Stable, kebab-case: names the exchange file and selects the scenario on the command line. */
  readonly id: ScenarioId | GivenMessage['id'];
  /** The use case, as its source labels it. */
  readonly feature: string;
  readonly needs: readonly Capability[];
  readonly proves: readonly RequirementId[];
};

/** Says what a scenario is and what it proves; the test runner and the report read it from the test's own details. */
export function scenario({ id, feature, needs, proves }: ScenarioDetails): TestDetails {
  return {
    tag: `@${id}`,
    annotation: [
      ...allureAnnotations({ epic: 'CareCommunication 5.0', feature, requirements: proves }),
      { type: label('scenario'), description: id },
      ...needs.map((description) => ({ type: label('needs'), description })),
    ],
  };
}

/** What `scenario` said, read back from the running test. */
export function scenarioOf({ annotations, title }: Pick<TestInfo, 'annotations' | 'title'>): ScenarioRecord {
  const all = (wanted: string) =>
    annotations.filter(({ type }) => type === wanted).map(({ description = '' }) => description);
  const [id = ''] = all(label('scenario'));
  return { id, title, proves: [...new Set(all('tms'))], needs: all(label('needs')) as Capability[] };
}

const label = (name: string) => `@allure.label.${name}`;
