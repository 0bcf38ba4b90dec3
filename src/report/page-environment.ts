import type { Exchange, StackMode } from '../exchange/exchange.ts';
import type { Text } from '../requirement/define.ts';
import type { RunVerdict } from '../verdict/run-verdict.ts';
import { both, html, type Html } from './html.ts';

/** What was tested, and in which surroundings. */
export function environmentSection(run: RunVerdict, exchanges: readonly Exchange[]): Html {
  const system = exchanges[0]?.system;
  const facts: readonly (readonly [Text, string | Html | undefined])[] = [
    [{ en: 'System', da: 'System' }, run.system.name],
    [{ en: 'Version', da: 'Version' }, run.system.version],
    [{ en: 'Location number (GLN)', da: 'Lokationsnummer (GLN)' }, run.system.gln],
    [{ en: 'SOR id', da: 'SOR-id' }, system?.sor],
    [{ en: 'Declared capabilities', da: 'Oplyste evner' }, system?.capabilities.join(', ')],
    [{ en: 'Edition', da: 'Udgave' }, run.edition],
    [{ en: 'Stack', da: 'Opstilling' }, both(stacks[run.stack])],
    [{ en: 'Started', da: 'Begyndt' }, run.startedAt],
  ];
  return html`<section id="environment" aria-labelledby="environment-title">
    <h2 id="environment-title">${both({ en: 'Surroundings', da: 'Omgivelser' })}</h2>
    <dl class="table">
      ${facts.map(
        ([name, value]) =>
          value !== undefined &&
          value !== '' &&
          html`<div>
            <dt>${both(name)}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    ${knownFailures(run)}
  </section>`;
}

function knownFailures({ knownFailures: declared }: RunVerdict): Html {
  if (declared.length === 0) return html``;
  return html`<h3>${both({ en: 'Failures declared by the vendor', da: 'Fejl oplyst af leverandøren' })}</h3>
    <dl class="table">
      ${declared.map(
        ({ requirement, reason, state }) =>
          html`<div>
            <dt><code>${requirement}</code></dt>
            <dd>${reason} <span class="aside">${both(declarations[state])}</span></dd>
          </div>`,
      )}
    </dl>`;
}

const declarations = {
  'failed-as-declared': { en: 'failed as declared', da: 'fejlede som oplyst' },
  passed: {
    en: 'does not fail any more: take it off the list',
    da: 'fejler ikke længere: fjern den fra listen',
  },
  'not-judged': { en: 'not judged in this run', da: 'ikke bedømt i denne afprøvning' },
  'no-such-requirement': { en: 'there is no such requirement', da: 'der findes ikke et sådant krav' },
} satisfies Record<RunVerdict['knownFailures'][number]['state'], Text>;

const stacks = {
  embedded: { en: 'on one machine, without containers', da: 'på én maskine, uden containere' },
  containers: { en: 'in containers', da: 'i containere' },
} satisfies Record<StackMode, Text>;
