import { Command, Option } from 'commander';
import { standards } from '../validation/standards.ts';
import { langOption } from './options.ts';
import type { ValidateOptions } from './run-validation.ts';

export const validate = new Command('validate')
  .summary('judge messages by their profiles')
  .description(
    'Judges FHIR messages (JSON or XML) as the official HL7 validator does, offline. Folders are searched for .json and .xml ' +
      'files; - reads standard input.',
  )
  .argument('<file...>', 'files, folders, or - for standard input')
  .option(
    '--packages <where>',
    'definitions: built-in, cache (~/.fhir/packages), or a folder of packages',
    'built-in',
  )
  .addOption(
    new Option('--standard <name>', 'judge by this standard; without it the message tells').choices(
      standards,
    ),
  )
  .addOption(
    new Option(
      '--format <format>',
      'text for people; ndjson, one line a file; operationoutcome, one FHIR resource a file',
    )
      .choices(['text', 'ndjson', 'operationoutcome'])
      .default('text'),
  )
  .addOption(
    new Option(
      '--second-opinion <url>',
      "ask HL7's validator too: the address of a validator-wrapper service; the messages are sent there",
    ).conflicts('validatorJar'),
  )
  .option(
    '--validator-jar <file>',
    "ask HL7's validator too: validator_cli.jar, run with the java on the path",
  )
  .addOption(langOption())
  .addHelpText(
    'after',
    `
Exit code: 0 all valid, 1 a message is not, 2 usage, 3 a file could not be judged or a second opinion not be had.
A second opinion that differs is listed and counted; it does not change the verdict or the exit code.

Examples:
  proevesten validate message.xml
  proevesten validate outbox/ --format ndjson
  cat message.json | proevesten validate -
  proevesten validate message.xml --packages ~/medcom-packages
  proevesten validate outbox/ --second-opinion http://localhost:8080
  proevesten validate outbox/ --validator-jar validator_cli.jar`,
  )
  .action(async (targets: readonly string[], options: ValidateOptions) => {
    const { runValidation } = await import('./run-validation.ts');
    process.exitCode = await runValidation(targets, options);
  });
