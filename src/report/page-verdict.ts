import type { RunVerdict } from '../verdict/run-verdict.ts';
import { duration } from './duration.ts';
import { both, html, type Html } from './html.ts';
import { stateMark } from './page-icon.ts';
import { tally, type Row, type Tally } from './row.ts';
import { summary } from './summary.ts';
import { danishTime } from './time.ts';
import { runWords, states, stateWords } from './words.ts';

/** The verdict, in both languages at once, with the few facts and numbers that belong to it. */
export function verdictSection(run: RunVerdict, rows: readonly Row[]): Html {
  const words = runWords[run.verdict];
  const { name, version, gln } = run.system;
  return html`<section class="verdict ${run.verdict}" aria-labelledby="verdict">
    <p class="subject">${name} ${version}</p>
    <h1 id="verdict">
      <span class="first"
        ><span class="da" lang="da">${words.da}</span><span class="en" lang="en">${words.en}</span></span
      >
      <span class="second"
        ><span class="en" lang="da">${words.da}</span><span class="da" lang="en">${words.en}</span></span
      >
    </h1>
    <p class="summary">${both(summary(run, rows))}</p>
    ${harnessErrors(run)} ${bar(tally(rows))}
    <dl class="facts">
      <div>
        <dt>${both({ en: 'Edition', da: 'Standard' })}</dt>
        <dd>${run.edition}</dd>
      </div>
      <div>
        <dt>${both({ en: 'Location number', da: 'Lokationsnummer' })}</dt>
        <dd class="digits">${gln}</dd>
      </div>
      <div>
        <dt>${both({ en: 'Tested', da: 'Afprøvet' })}</dt>
        <dd>${both(danishTime(run.startedAt))}</dd>
      </div>
      <div>
        <dt>${both({ en: 'Scenarios', da: 'Forløb' })}</dt>
        <dd>
          ${both({
            en: `${run.scenarios.length} in ${duration(run.milliseconds)}`,
            da: `${run.scenarios.length} på ${duration(run.milliseconds)}`,
          })}
        </dd>
      </div>
    </dl>
  </section>`;
}

/** The requirements as one bar, a stretch a state, and the numbers below it. */
function bar(counts: Tally): Html {
  const present = states.filter((state) => counts[state] > 0);
  const total = present.reduce((sum, state) => sum + counts[state], 0);
  if (total === 0) return html``;

  let left = 0;
  const stretches = present.map((state) => {
    const width = (counts[state] / total) * 1000;
    const stretch = html`<rect
      class="${state}"
      x="${left.toFixed(1)}"
      width="${Math.max(width - 3, 1).toFixed(1)}"
      height="10"
    />`;
    left += width;
    return stretch;
  });
  return html`<svg
      class="bar"
      viewBox="0 0 997 10"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      ${stretches}
    </svg>
    <ul class="counts">
      ${present.map(
        (state) =>
          html`<li>
            <b>${counts[state]}</b> ${stateMark(state)}
            <span class="meaning">${both(stateWords[state].meaning)}</span>
          </li>`,
      )}
    </ul>`;
}

function harnessErrors({ scenarios }: RunVerdict): Html {
  const failed = scenarios.filter(({ harnessError }) => harnessError);
  if (failed.length === 0) return html``;
  return html`<ul class="faults">
    ${failed.map(
      ({ id, title, harnessError }) =>
        html`<li>
          <a href="#scenario-${id}">${title}</a>: ${harnessError?.message} <code>${harnessError?.code}</code>
        </li>`,
    )}
  </ul>`;
}
