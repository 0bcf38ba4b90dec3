import { catalogue, type RequirementId } from '../src/requirement/catalogue.ts';
import type { Requirement } from '../src/requirement/define.ts';
import { editions } from '../src/requirement/editions.ts';
import { sources, type Source, type SourceKey } from '../src/requirement/sources.ts';

type Area<Id> = Id extends `${infer A}.${string}` ? A : never;

const areas = {
  envelope: 'Envelopes from the system',
  message: 'Every FHIR message from the system',
  profile: 'Profiles',
  communication: 'CareCommunications from the system',
  thread: 'Threads',
  ack: 'Acknowledgements from the system',
  reliable: 'Reliable messaging',
  display: 'What the receiving user sees',
  conversion: 'Conversion to and from OIOXML letters',
} satisfies Record<Area<RequirementId>, string>;

/** The catalogue as a page: docs/requirements.md. */
export function requirementsPage(): string {
  const all = Object.entries(catalogue) as [RequirementId, Requirement][];
  const sections = Object.entries(areas).map(([area, title]) => {
    const rows = all.filter(([id]) => id.startsWith(`${area}.`)).map(rowOf);
    return `## ${title}\n\n| id | rule | level | actor | source | judged |\n|---|---|---|---|---|---|\n${rows.join('\n')}\n`;
  });
  return `${introduction(all)}\n${sections.join('\n')}\n${readings(all)}\n${documents()}`;
}

function introduction(all: readonly (readonly [string, Requirement])[]): string {
  const count = (key: string) => all.filter(([, requirement]) => key in requirement).length;
  const lists = Object.entries(editions).map(([edition, ids]) => `${edition} counts ${ids.length} of them.`);
  return `# Requirements

Generated from \`src/requirement/\` by \`node scripts/write-requirements-page.ts\`; do not edit.

${all.length} requirements: ${count('check')} are judged by a check, ${count('attested')} are answered by a person who looks at the screen,
and ${count('untestable')} cannot be seen from outside. ${lists.join(' ')}

An id never changes and is never used again. The labels under *source* are those of the documents listed at the end; where
documents contradict each other, the reading that is taken stands under [Readings](#readings).
*When* names what a system must declare that it can do before a requirement is asked of it; *through* what the harness needs in
order to look, without which a person has to.
`;
}

function rowOf([id, requirement]: readonly [string, Requirement]): string {
  const { text, level, actor, source, when, means } = requirement;
  const cells = [
    `\`${id}\``,
    `${text.en}<br>*${text.da}*`,
    level,
    actor,
    source.map(([key, label]) => `${key} ${label}`).join('; '),
    [how(requirement), when && `when: ${when.join(', ')}`, means && `through: ${means.join(', ')}`]
      .filter((part) => part !== undefined)
      .join('<br>'),
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`;
}

function how(requirement: Requirement): string {
  if ('check' in requirement) return 'by a check';
  return 'attested' in requirement
    ? `by a person: ${requirement.attested.en}`
    : `not: ${requirement.untestable}`;
}

function readings(all: readonly (readonly [string, Requirement])[]): string {
  const taken = all.flatMap(([id, { interpretation }]) =>
    interpretation ? [`- \`${id}\`: ${interpretation}.`] : [],
  );
  return `## Readings\n\nWhere sources are silent or contradict each other, this is how a requirement reads them.\n\n${taken.join('\n')}\n`;
}

function documents(): string {
  const rows = (Object.entries(sources) as [SourceKey, Source][]).map(
    ([key, { title, version, url }]) => `| ${key} | ${url ? `[${title}](${url})` : title} | ${version} |`,
  );
  return `## Documents\n\n| key | document | version |\n|---|---|---|\n${rows.join('\n')}\n`;
}
