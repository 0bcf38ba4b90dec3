import type { Text } from '../requirement/define.ts';
import { findingGroups } from './finding-group.ts';
import { both, html, type Html } from './html.ts';
import { findingBlock } from './page-finding.ts';
import { stateMark } from './page-icon.ts';
import { guidance, obligation } from './page-rule.ts';
import { openParts, question } from './open-rows.ts';
import type { Row } from './row.ts';
import { sentence } from './sentence.ts';
import { silentReason } from './words.ts';

/** What somebody has to do something about: first what to change, the worst first, then what to look at. */
export function openSection(rows: readonly Row[]): Html {
  const { told, toLookAt, silent } = openParts(rows);
  const sections = [
    section('change', titles.change, told.length + silent.length, [
      ...told.map(article),
      ...(silent.length > 0 ? [silentArticle(silent)] : []),
    ]),
    section('look', titles.look, toLookAt.length, toLookAt.map(article)),
  ];
  return html`<div id="open">${sections}</div>`;
}

function section(name: string, title: Text, number: number, articles: readonly Html[]): Html {
  if (number === 0) return html``;
  return html`<section aria-labelledby="${name}-title">
    <h2 id="${name}-title">${both(title)} <span class="number">${number}</span></h2>
    ${articles}
  </section>`;
}

const titles = {
  change: { en: 'To change', da: 'Skal rettes' },
  look: { en: 'For a person to look at', da: 'Til vurdering af et menneske' },
} satisfies Record<string, Text>;

function article(row: Row): Html {
  return html`<article class="open ${row.state}" id="open-${row.id}">
    <div class="side">${stateMark(row.state)}${obligation(row)}</div>
    <div class="body">
      <h3>${both(sentence(row.text))}</h3>
      <p class="id">
        <a href="#${row.id}"><code>${row.id}</code></a>
      </p>
      ${!question(row) && findingGroups(row.findings).map(findingBlock)} ${guidance(row)}
    </div>
  </article>`;
}

function silentArticle(silent: readonly Row[]): Html {
  return html`<article class="open blocked">
    <div class="side">${stateMark('blocked')}</div>
    <div class="body">
      <h3>
        ${both({
          en: `${silent.length} requirements could not be tried.`,
          da: `${silent.length} krav kunne ikke afprøves.`,
        })}
      </h3>
      <p class="lead">${both(silentReason)}</p>
      <ul class="silent">
        ${silent.map(
          ({ id, text }) =>
            html`<li>
              <a href="#${id}"><code>${id}</code></a> ${both(sentence(text))}
            </li>`,
        )}
      </ul>
    </div>
  </article>`;
}
