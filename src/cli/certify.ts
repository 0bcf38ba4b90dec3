import { Command, Option } from 'commander';
import { langOption } from './options.ts';

export const certify = new Command('certify')
  .summary('play the scenarios against a system and judge it')
  .description(
    'Brings up the reference VANS and the conversion service, plays the scenarios against a system under test, judges the\n' +
      'record and writes the reports. Without --system the built-in reference system is certified.',
  )
  .option('--system <file>', 'the system under test, see docs/system-file.md')
  .addOption(
    new Option('--stack <mode>', 'where the pieces run').choices(['embedded', 'containers']).default('embedded'),
  )
  .option('--fault <name...>', 'faults of the reference system, see "proevesten faults"')
  .option('--scenario <id...>', 'play these scenarios only')
  .option('--messages <dir>', 'deliver the messages of a folder (JSON or XML) and judge the answers')
  .option('--out <dir>', "the run's folder (default: reports/<time>)")
  .option('--no-allure', 'leave out the Allure report, which needs Java')
  .addOption(langOption())
  .option('--list', 'list the scenarios and end')
  .addHelpText(
    'after',
    `
Exit code: 0 conforms, 1 does not, 2 usage, 3 harness or environment.

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

export type CertifyOptions = {
  readonly system?: string;
  readonly stack: 'embedded' | 'containers';
  readonly fault?: readonly string[];
  readonly scenario?: readonly string[];
  readonly messages?: string;
  readonly out?: string;
  readonly allure: boolean;
  readonly lang: 'en' | 'da';
  readonly list?: true;
};
