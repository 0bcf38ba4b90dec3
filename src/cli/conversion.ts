import { Command } from 'commander';
import { hostOption, keepOption, portOption } from './options.ts';
import { serve } from './serve.ts';

export const conversion = new Command('conversion')
  .summary('run the conversion service alone')
  .description(
    'XDIS91 without attachments to and from CareCommunication, XCTL02/03 to and from Acknowledgement. Stops at SIGTERM.',
  )
  .addOption(portOption())
  .addOption(hostOption())
  .requiredOption(
    '--directory <file>',
    'organisations and what they receive (YAML), as for "proevesten vans"',
  )
  .option('--state <dir>', 'where conversions are remembered; without it nothing outlives the process')
  .addOption(keepOption('answers, which a VANS may ask for again, are kept'))
  .addHelpText(
    'after',
    '\nExample:\n  proevesten conversion --port 8191 --directory directory.yaml --state conversion-state',
  )
  .action(async ({ port, host, directory, state, keep }: ConversionCommandOptions) => {
    const { startConversionService } = await import('../harness/start-conversion-service.ts');
    await serve('conversion', () =>
      startConversionService({
        port,
        host,
        directoryFile: directory,
        keepDays: keep,
        ...(state ? { stateDir: state } : {}),
      }),
    );
  });

type ConversionCommandOptions = {
  readonly port: number;
  readonly host: string;
  readonly directory: string;
  readonly state?: string;
  readonly keep: number;
};
