import type { Text } from '../requirement/define.ts';
import type { RunVerdict } from '../verdict/run-verdict.ts';
import { findingGroups } from './finding-group.ts';
import { both, html, type Html } from './html.ts';
import { findingBlock } from './page-finding.ts';
import { stateMark } from './page-icon.ts';
import { guidance, obligation } from './page-rule.ts';
import { question } from './open-rows.ts';
import { tally, type Row } from './row.ts';
import { sentence } from './sentence.ts';
import { areaOf, areaTitle, states } from './words.ts';

/** Every requirement that the run had something to say about, area by area, and those that it never saw. */
export function requirementsSection(run: RunVerdict, rows: readonly Row[]): Html {
  const areas = Map.groupBy(rows, ({ id }) => areaOf(id));
  return html`<section id="requirements" aria-labelledby="requirements-title">
    <h2 id="requirements-title">
      ${both({ en: 'Requirements', da: 'Krav' })} <span class="number">${rows.length}</span>
    </h2>
    ${[...areas].map(([name, ofArea]) => area(name, ofArea))} ${notSeen(run)}
  </section>`;
}

function area(name: string, rows: readonly Row[]): Html {
  const counts = tally(rows);
  const present = states.filter((state) => counts[state] > 0);
  return html`<section class="area" aria-labelledby="area-${name}">
    <header>
      <h3 id="area-${name}">${both(areaTitle(name))}</h3>
      <p class="tally">${present.map((state) => html`<span>${counts[state]} ${stateMark(state)}</span>`)}</p>
    </header>
    <ul class="rows">
      ${rows.map(rowItem)}
    </ul>
  </section>`;
}

function rowItem(row: Row): Html {
  return html`<li id="${row.id}" class="${row.state}">
    <details>
      <summary>
        ${stateMark(row.state)}<span class="text">${both(sentence(row.text))}</span><code>${row.id}</code>
      </summary>
      <div class="detail">
        ${obligation(row)}
        ${row.scenarios.length > 0 && html`<p class="aside">${both(lookedAt(row))} ${row.scenarios.map((id) => html`<a href="#scenario-${id}">${id}</a> `)}</p>`}
        ${!question(row) && findingGroups(row.findings).map(findingBlock)} ${guidance(row)}
      </div>
    </details>
  </li>`;
}

function lookedAt({ passes }: Row): Text {
  const times = {
    en: passes === 1 ? 'once' : `${passes} times`,
    da: passes === 1 ? 'én gang' : `${passes} gange`,
  };
  return {
    en: passes === 0 ? 'Judged in' : `Found right ${times.en}, judged in`,
    da: passes === 0 ? 'Bedømt i' : `Fundet i orden ${times.da}, bedømt i`,
  };
}

function notSeen(run: RunVerdict): Html {
  if (run.notSeen.length === 0) return html``;
  return html`<details class="not-seen">
    <summary>
      ${both({
        en: `${run.notSeen.length} requirements of the edition were not seen in this run`,
        da: `${run.notSeen.length} af udgavens krav blev ikke set i denne afprøvning`,
      })}
    </summary>
    <p>
      ${both({
        en: 'No scenario that was played had anything to say about them; the verdict does not cover them.',
        da: 'Intet af de gennemførte forløb kunne sige noget om dem; resultatet dækker dem ikke.',
      })}
    </p>
    <ul>
      ${run.notSeen.map((id) => html`<li><code>${id}</code></li>`)}
    </ul>
  </details>`;
}
