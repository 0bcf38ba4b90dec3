import { Command } from 'commander';
import { hostOption, keepOption, portOption } from './options.ts';
import { serve } from './serve.ts';
import type { VansCommandOptions } from './run-vans.ts';

export const vans = new Command('vans')
  .summary('run the reference VANS alone')
  .description(
    'The reference VANS on a port of yours: docs/vans-http.md describes its interface. Stops at SIGTERM.',
  )
  .addOption(portOption())
  .addOption(hostOption())
  .requiredOption(
    '--directory <file>',
    'organisations, what they receive, and the parties with their tokens (YAML)',
  )
  .option('--state <dir>', 'where the journal is kept; without it nothing outlives the process')
  .addOption(keepOption('the journal keeps what has been delivered'))
  .option('--conversion <url>', 'address of a conversion service')
  .option('--operator-token <token>', 'opens the operator interface; PROEVESTEN_OPERATOR_TOKEN works too')
  .addHelpText(
    'after',
    `
Examples:
  proevesten vans --port 8190 --directory directory.yaml --state vans-state
  proevesten vans --port 8190 --directory directory.yaml --conversion http://127.0.0.1:8191`,
  )
  .action(async (options: VansCommandOptions) => {
    const { runVans } = await import('./run-vans.ts');
    await serve('vans', () => runVans(options));
  });
