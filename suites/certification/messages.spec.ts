import { titleOf } from '../../src/harness/given-messages.ts';
import { givenPlans } from '../../src/harness/run-plan.ts';
import { claims } from './claims.ts';
import { scenario } from './scenario.ts';
import { test } from './test.ts';

for (const given of givenPlans().flatMap(({ messages }) => messages)) {
  test(
    `given message: ${titleOf(given)}`,
    scenario({
      id: given.id,
      feature: 'Given messages',
      needs: ['receive-care-communication'],
      proves: [...claims.anyAcknowledgement],
    }),
    async ({ counterpart, user, judged }) => {
      for (const [index, file] of given.files.entries()) {
        await counterpart.deliversFile(file, {
          expects: index === 0 ? 'either' : 'duplicate',
          from: given.sender,
        });
      }
      await user.looksAtInbox();

      await judged();
    },
  );
}
