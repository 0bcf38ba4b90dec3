import { Command } from 'commander';
import { formatOption, langOption } from './options.ts';

export const judge = new Command('judge')
  .summary('judge saved exchanges again, from the record alone')
  .argument('<exchange...>', 'exchange files of a run')
  .addOption(formatOption())
  .addOption(langOption())
  .addHelpText(
    'after',
    '\nExamples:\n  proevesten judge reports/latest/exchanges/*.json\n  proevesten judge send-reply.json --format json',
  )
  .action(
    async (files: readonly string[], { format, lang }: { format: 'text' | 'json'; lang: 'en' | 'da' }) => {
      const [{ loadExchange }, { judgeRun }, { verdictTable }, { terminal }] = await Promise.all([
        import('../exchange/load.ts'),
        import('../verdict/judge-run.ts'),
        import('../report/terminal.ts'),
        import('./terminal.ts'),
      ]);
      const loaded = new Map(files.map((file) => [loadExchange(file), file]));
      const run = judgeRun([...loaded.keys()], { exchangeFile: (exchange) => loaded.get(exchange) ?? '' });
      console.log(
        format === 'json' ? JSON.stringify(run, null, 2) : verdictTable(run, { ...terminal(), lang }),
      );
      process.exitCode = run.exitCode;
    },
  );
