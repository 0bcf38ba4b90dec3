import { test as base } from '@playwright/test';
import { join } from 'node:path';
import type { Exchange } from '../../src/exchange/exchange.ts';
import { saveExchange } from '../../src/exchange/save.ts';
import { counterpartOf, type Counterpart } from '../../src/harness/counterpart.ts';
import { legacyCounterpartOf, type LegacyCounterpart } from '../../src/harness/legacy-counterpart.ts';
import { networkOf, type Network } from '../../src/harness/network.ts';
import { profileJudge, type ProfileJudge } from '../../src/harness/profile-judge.ts';
import { givenPlans, type RunPlan } from '../../src/harness/run-plan.ts';
import { startSession, type Session } from '../../src/harness/session.ts';
import { userOf, type User } from '../../src/harness/user.ts';
import { verdictLabel } from '../../src/report/allure.ts';
import { attachmentsOf } from '../../src/report/attachments.ts';
import { catalogue } from '../../src/requirement/catalogue.ts';
import { explain } from '../../src/verdict/explain.ts';
import { judge, type RequirementVerdict, type ScenarioVerdict } from '../../src/verdict/judge.ts';
import { isRed } from '../../src/verdict/outcome.ts';
import { scenarioOf } from './scenario.ts';

type Players = {
  /** The user of the system under test. */
  user: User;
  /** A FHIR system, played by the harness. */
  counterpart: Counterpart;
  /** A system that still speaks OIOXML, played by the harness. */
  legacy: LegacyCounterpart;
  /** The network between them, when it is told to misbehave. */
  network: Network;
  /** Closes the record and judges it: the last line of every scenario. */
  judged: () => Promise<void>;
  session: Session;
};

export const test = base.extend<Players, { plan: RunPlan; profiles: ProfileJudge }>({
  plan: [
    // Each plan is a project of the runner.
    async ({}, use, { project }) => use(found(givenPlans().find(({ name }) => name === project.name))),
    { scope: 'worker' },
  ],
  profiles: [async ({}, use) => use(await profileJudge()), { scope: 'worker' }],

  session: async ({ plan, profiles }, use, testInfo) => {
    const scenario = scenarioOf(testInfo);
    const session = await startSession(plan, scenario, profiles);
    const missing = scenario.needs.filter((capability) => !plan.system.capabilities.includes(capability));
    if (missing.length > 0) {
      keep(plan, await session.finish());
      test.skip(true, `unsupported: the system does not declare ${missing.join(', ')}`);
    }

    await use(session);

    // A scenario that broke off is recorded too: its verdict is `error`, and what was seen until then is evidence.
    if (!session.finished)
      keep(plan, await session.finish(testInfo.error?.message ?? 'the scenario was never judged'));
  },

  judged: async ({ session, plan }, use) => {
    await use(async () => {
      const exchange = await session.finish();
      const { requirements } = keep(plan, exchange);
      if (plan.inSeries) return;
      await show(exchange, requirements);
      const red = requirements.filter(({ verdict }) => isRed(verdict));
      // One error for all of them: the report sorts a scenario by its first.
      if (red.length > 0) throw new NotMet(red.map((verdict) => explain(verdict)).join('\n\n'));
    });
  },

  user: async ({ session }, use) => use(userOf(session)),
  counterpart: async ({ session, plan }, use) => use(counterpartOf(session, plan.counterparts.fhir)),
  legacy: async ({ session, plan }, use) => use(legacyCounterpartOf(session, plan.counterparts.legacy)),
  network: async ({ session }, use) => use(networkOf(session)),
});

function found(plan: RunPlan | undefined): RunPlan {
  if (!plan) throw new Error('a project without a plan');
  return plan;
}

/** Saves the record, and judges it: the reporters read the verdict from the scenario's labels. */
function keep(plan: RunPlan, exchange: Exchange): ScenarioVerdict {
  saveExchange(join(plan.out, 'exchanges', `${exchange.scenario.id}.json`), exchange);
  const judged = judge(exchange);
  test.info().annotations.push({ type: verdictLabel, description: judged.verdict });
  return judged;
}

/** What Allure shows of a scenario: the messages, the verdicts, and one step a requirement. */
async function show(exchange: Exchange, requirements: readonly RequirementVerdict[]): Promise<void> {
  const { attachments, file, line, column } = test.info();
  const body = Buffer.from(JSON.stringify(requirements, null, 2));
  attachments.push(...attachmentsOf(exchange), { name: 'verdicts', contentType: 'application/json', body });
  // With a place of its own a step is cheap: the runner need not look for it.
  const location = { file, line, column };
  for (const { verdict, id } of requirements) {
    await test.step(`${verdict} ${id}: ${catalogue[id].text.en}`, () => {}, { location });
  }
}

/** The system does not conform: no fault of the scenario, so nothing but the explanation is shown. */
class NotMet extends Error {
  override readonly name = 'NotMet';
}
