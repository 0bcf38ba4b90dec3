import { Command } from 'commander';
import { formatOption, langOption } from './options.ts';

export const judge = new Command('judge')
  .summary('judge saved exchanges again, from the record alone')
  .description(
    'Reads the exchanges that a run saved and judges them by the requirements as they are now. Nothing is played, and no ' +
      'report is written.',
  )
  .argument('<exchange...>', 'exchange files of a run, or the folder of a run')
  .addOption(formatOption())
  .addOption(langOption())
  .addHelpText(
    'after',
    `
Exit code: 0 conforms, 1 does not, 2 usage, 3 the harness failed in the run.

Examples:
  proevesten judge reports/latest
  proevesten judge reports/latest/exchanges/*.json
  proevesten judge send-reply.json --format json`,
  )
  .action(
    async (targets: readonly string[], { format, lang }: { format: 'text' | 'json'; lang: 'en' | 'da' }) => {
      const [
        { exchangeFiles },
        { loadRecord, missingScenarios },
        { judgeRun },
        { verdictTable },
        { terminal },
      ] = await Promise.all([
        import('./exchange-files.ts'),
        import('./load-record.ts'),
        import('../verdict/judge-run.ts'),
        import('../report/terminal.ts'),
        import('./terminal.ts'),
      ]);
      const loaded = await loadRecord(exchangeFiles(targets));
      const run = judgeRun([...loaded.keys()], { exchangeFile: (exchange) => loaded.get(exchange) ?? '' });
      console.log(
        format === 'json' ? JSON.stringify(run, null, 2) : verdictTable(run, { ...terminal(), lang }),
      );
      const missing = missingScenarios([...loaded.keys()]);
      if (missing.length > 0) console.error(`proevesten: not among these exchanges: ${missing.join(', ')}`);
      process.exitCode = run.exitCode;
    },
  );
