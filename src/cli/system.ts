import { Command } from 'commander';
import { hostOption, portOption } from './options.ts';
import { serve } from './serve.ts';
import type { SystemCommandOptions } from './run-system.ts';

export const system = new Command('system')
  .summary('run the reference system alone')
  .description(
    'A small complete vendor system: takes envelopes at POST /envelopes, and is worked through its driver (docs/driver.md). ' +
      'Stops at SIGTERM.',
  )
  .addOption(portOption())
  .addOption(hostOption())
  .requiredOption('--vans <url>', 'address of the VANS that it is connected to')
  .option('--token <token>', 'its token at the VANS (required); PROEVESTEN_TOKEN works too')
  .option('--gln <number>', 'its location number', '5790000121526')
  .option('--sor <id>', 'its SOR id', '325251000016005')
  .option('--name <name>', "its organisation's name", 'Prøvesten Referencesystem')
  .option('--driver-token <token>', 'the token of its driver; PROEVESTEN_DRIVER_TOKEN works too')
  .option('--state <dir>', 'where its messages are kept; without it nothing outlives the process')
  .option('--fault <name...>', 'faults, see "proevesten faults"')
  .addHelpText(
    'after',
    '\nExample:\n  proevesten system --port 8080 --vans http://127.0.0.1:8190 --token token-referencesystem --fault ack-silent',
  )
  .action(async (options: SystemCommandOptions) => {
    const { runSystem } = await import('./run-system.ts');
    await serve('system', () => runSystem(options));
  });
