import type { Actor, Level, Requirement, Text } from '../requirement/define.ts';
import { sources, type Source } from '../requirement/sources.ts';
import { both, html, type Html } from './html.ts';
import { question } from './open-rows.ts';
import type { Row } from './row.ts';
import { sentence } from './sentence.ts';

/** How binding a requirement is and on whom, and whether it counts. */
export function obligation({ level, actor, counts }: Row): Html {
  return html`<p class="obligation">
    ${both(levels[level])}
    ${both(actors[actor])}${
      !counts &&
      html`<br />${both({
          en: 'newer than the edition: shown, not counted',
          da: 'nyere end udgaven: vises, men tæller ikke',
        })}`
    }
  </p>`;
}

/** What the catalogue says beside the rule: what to change, where it is written, which reading was taken. */
export function guidance(row: Row): Html {
  const { rule, state, knownReason } = row;
  const asked = question(row);
  const toChange = state !== 'pass' && state !== 'unsupported' && state !== 'review';
  return html`<dl class="guidance">
    ${knownReason !== undefined && line({ en: 'Declared', da: 'Oplyst' }, html`${knownReason}`)}
    ${asked && line({ en: 'Look for', da: 'Se efter' }, both(sentence(asked)))}
    ${rule && toChange && line({ en: 'To change', da: 'Ret' }, both(sentence(rule.remedy)))}
    ${rule?.interpretation !== undefined && line({ en: 'Reading', da: 'Læsning' }, html`${rule.interpretation}`)}
    ${rule && line({ en: 'Source', da: 'Kilde' }, origin(rule))}
  </dl>`;
}

function line(name: Text, content: Html): Html {
  return html`<div>
    <dt>${both(name)}</dt>
    <dd>${content}</dd>
  </div>`;
}

function origin({ source }: Requirement): Html {
  return html`<ul>
    ${source.map(([key, label]) => {
      const { title, version, url }: Source = sources[key];
      const text = html`${title} ${version}, ${label}`;
      return html`<li>
        ${url === undefined ? text : html`<a href="${url}" rel="noreferrer noopener">${text}</a>`}
      </li>`;
    })}
  </ul>`;
}

const levels = {
  MUST: { en: 'mandatory', da: 'obligatorisk' },
  SHOULD: { en: 'recommended', da: 'anbefalet' },
  MAY: { en: 'optional', da: 'valgfrit' },
} satisfies Record<Level, Text>;

const actors = {
  sender: { en: 'for a sender', da: 'for afsender' },
  receiver: { en: 'for a receiver', da: 'for modtager' },
  both: { en: 'for sender and receiver', da: 'for afsender og modtager' },
  converter: { en: 'for a conversion service', da: 'for konvertering' },
} satisfies Record<Actor, Text>;
