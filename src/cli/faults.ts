import { Command } from 'commander';
import { formatOption, langOption } from './options.ts';

export const faults = new Command('faults')
  .summary('list the faults of the reference system')
  .description(
    'Each fault breaks the requirements that it names, and no other: that is how the harness proves that it sees.',
  )
  .addOption(formatOption())
  .addOption(langOption())
  .addHelpText(
    'after',
    `
Exit code: 0 listed, 2 usage.

Examples:
  proevesten faults
  proevesten faults --format json
  proevesten certify --fault ack-wrong-reference`,
  )
  .action(async ({ format, lang }: { format: 'text' | 'json'; lang: 'en' | 'da' }) => {
    const { faults: known } = await import('../system/faults.ts');
    const listed = Object.entries(known).map(([name, { breaks, text }]) => ({
      name,
      breaks,
      text: text[lang],
    }));
    if (format === 'json') {
      console.log(JSON.stringify(listed, null, 2));
      return;
    }
    for (const { name, breaks, text } of listed)
      console.log(`${name}\n  ${text}\n  breaks ${breaks.join(', ')}\n`);
  });
