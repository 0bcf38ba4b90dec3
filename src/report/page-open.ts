import { findingGroups } from './finding-group.ts';
import { both, html, type Html } from './html.ts';
import { findingBlock } from './page-finding.ts';
import { stateMark } from './page-icon.ts';
import { guidance, obligation } from './page-rule.ts';
import { openParts, question } from './open-rows.ts';
import type { Row } from './row.ts';
import { sentence } from './sentence.ts';
import { silentReason } from './words.ts';

/** What somebody has to do something about, the worst first: what was expected, what was found, what to change. */
export function openSection(rows: readonly Row[]): Html {
  const { told, silent } = openParts(rows);
  if (told.length + silent.length === 0) return html``;
  return html`<section id="open" aria-labelledby="open-title">
    <h2 id="open-title">
      ${both({ en: 'To change', da: 'Skal rettes' })}
      <span class="number">${told.length + silent.length}</span>
    </h2>
    ${told.map(article)} ${silent.length > 0 && silentArticle(silent)}
  </section>`;
}

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
