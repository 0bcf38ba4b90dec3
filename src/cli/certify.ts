import { Command, InvalidArgumentError, Option } from 'commander';
import { scenarioIds, type ScenarioId } from '../harness/scenario-ids.ts';
import { didYouMean } from '../nearest.ts';
import { langOption } from './options.ts';
import type { CertifyOptions } from './run-certification.ts';

export const certify = new Command('certify')
  .summary('play the scenarios against a system and judge it')
  .description(
    'Brings up the reference VANS and the conversion service, plays the scenarios against a system under test, judges ' +
      'the record and writes the reports. Without --system the built-in reference system is certified.',
  )
  .option('--system <file>', 'the system under test, see docs/system-file.md')
  .addOption(
    new Option('--stack <mode>', 'where the pieces run')
      .choices(['embedded', 'containers'])
      .default('embedded'),
  )
  .option('--fault <name...>', 'faults of the reference system, see "proevesten faults"')
  .addOption(
    new Option('--scenario <id...>', 'play these scenarios only').argParser(
      (id: string, earlier?: ScenarioId[]) => [...(earlier ?? []), knownScenario(id)],
    ),
  )
  .option(
    '--messages <dir>',
    'deliver the messages of a folder (JSON or XML), and play only that unless --scenario says more',
  )
  .option('--out <dir>', "the run's folder (default: reports/<time>)")
  .option('--no-allure', 'leave out the Allure report, which needs Java')
  .addOption(langOption())
  .addHelpText(
    'after',
    `
Scenarios:
${columns(scenarioIds)}

Exit code: 0 conforms, 1 does not, 2 usage, 3 harness or environment, 130 stopped with Ctrl-C (128 and the signal's number).

Examples:
  proevesten certify                                    the built-in reference system, embedded
  proevesten certify --system journal.yaml              a system of yours
  proevesten certify --fault ack-wrong-reference        see a fault being found
  proevesten certify --scenario send-reply receive-new  two scenarios
  proevesten certify --messages inbox/ --out reports/inbox`,
  )
  .action(async (options: CertifyOptions) => {
    const { runCertification } = await import('./run-certification.ts');
    process.exitCode = await runCertification(options);
  });

function knownScenario(id: string): ScenarioId {
  const known = scenarioIds.find((one) => one === id);
  if (known) return known;
  const hint = didYouMean(id, scenarioIds, `the scenarios are ${scenarioIds.join(', ')}.`);
  throw new InvalidArgumentError(`There is no scenario "${id}"; ${hint}`);
}

function columns(words: readonly string[]): string {
  const half = Math.ceil(words.length / 2);
  return words
    .slice(0, half)
    .map((word, index) => `  ${word.padEnd(36)}${words[half + index] ?? ''}`.trimEnd())
    .join('\n');
}
