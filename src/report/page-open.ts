import { findingGroups } from './finding-group.ts';
import { both, html, type Html } from './html.ts';
import { findingBlock } from './page-finding.ts';
import { stateMark } from './page-icon.ts';
import { guidance, obligation } from './page-rule.ts';
import { openRows, question, type Row } from './row.ts';
import { sentence } from './sentence.ts';

/** What somebody has to do something about, the worst first: what was expected, what was found, what to change. */
export function openSection(rows: readonly Row[]): Html {
  const open = openRows(rows);
  if (open.length === 0) return html``;
  return html`<section id="open" aria-labelledby="open-title">
    <h2 id="open-title">
      ${both({ en: 'To change', da: 'Skal rettes' })} <span class="number">${open.length}</span>
    </h2>
    ${open.map(
      (row) =>
        html`<article class="open ${row.state}" id="open-${row.id}">
          <div class="side">${stateMark(row.state)}${obligation(row)}</div>
          <div class="body">
            <h3>${both(sentence(row.text))}</h3>
            <p class="id">
              <a href="#${row.id}"><code>${row.id}</code></a>
            </p>
            ${!question(row) && findingGroups(row.findings).map(findingBlock)} ${guidance(row)}
          </div>
        </article>`,
    )}
  </section>`;
}
