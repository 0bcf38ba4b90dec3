import { Command } from 'commander';
import type { Requirement } from '../requirement/define.ts';
import { formatOption, langOption } from './options.ts';

export const requirements = new Command('requirements')
  .summary('list the requirements')
  .description(
    'Every requirement with its level, who is obliged, where it is written and how it is looked at.',
  )
  .option('--coverage', 'count how each area is looked at, and name what no test sees')
  .addOption(formatOption())
  .addOption(langOption())
  .addHelpText(
    'after',
    `
Exit code: 0 listed, 2 usage.

Examples:
  proevesten requirements
  proevesten requirements --coverage
  proevesten requirements --format json --lang da`,
  )
  .action(async ({ coverage, format, lang }: RequirementsOptions) => {
    const { catalogue } = await import('../requirement/catalogue.ts');
    const rows = Object.entries(catalogue).map(([id, requirement]) => row(id, requirement, lang));
    if (format === 'json') console.log(JSON.stringify(rows, null, 2));
    else console.log((coverage ? coverageText(rows) : rows.map(rowText)).join('\n'));
  });

type RequirementsOptions = {
  readonly coverage?: true;
  readonly format: 'text' | 'json';
  readonly lang: 'en' | 'da';
};

type Row = ReturnType<typeof row>;

function row(id: string, requirement: Requirement, lang: 'en' | 'da') {
  const { level, actor, text, remedy, source, interpretation, when } = requirement;
  return {
    id,
    level,
    actor,
    text: text[lang],
    remedy: remedy[lang],
    source: source.map(([document, label]) => ({ document, label })),
    ...(interpretation ? { interpretation } : {}),
    ...(when ? { when } : {}),
    looked: lookedAt(requirement),
    ...('untestable' in requirement ? { untestable: requirement.untestable } : {}),
    ...('attested' in requirement ? { attested: requirement.attested[lang] } : {}),
  };
}

function lookedAt(requirement: Requirement): 'check' | 'attested' | 'untestable' {
  if ('check' in requirement) return 'check';
  return 'attested' in requirement ? 'attested' : 'untestable';
}

function rowText({ id, level, actor, text, source, looked }: Row): string {
  const written = source.map(({ document, label }) => `${document} ${label}`).join(', ');
  return `${id}\n  ${level} ${actor}, ${looked}: ${text}\n  ${written}`;
}

function coverageText(rows: readonly Row[]): string[] {
  const areas = [...new Set(rows.map(({ id }) => areaOf(id)))];
  const counts = areas.map((area) => {
    const inArea = rows.filter(({ id }) => areaOf(id) === area);
    const count = (looked: Row['looked']) => inArea.filter((one) => one.looked === looked).length;
    return `${area.padEnd(16)}${[count('check'), count('attested'), count('untestable')].map((n) => String(n).padStart(12)).join('')}`;
  });
  const unseen = rows.filter(({ looked }) => looked !== 'check');
  return [
    `${'area'.padEnd(16)}${['check', 'attested', 'untestable'].map((word) => word.padStart(12)).join('')}`,
    ...counts,
    '',
    `${rows.length - unseen.length} of ${rows.length} requirements have a check. No test sees:`,
    ...unseen.map(
      ({ id, untestable, attested }) => `  ${id}: ${untestable ?? `a person answers: ${attested}`}`,
    ),
  ];
}

const areaOf = (id: string): string => id.slice(0, id.indexOf('.'));
