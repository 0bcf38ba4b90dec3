import type { RunFinding } from '../verdict/run-verdict.ts';
import type { FindingGroup } from './finding-group.ts';
import { both, html, type Html } from './html.ts';
import { placeOf } from './row.ts';

/** Something that was found wrong: what was expected, what was there, and every place in the record where it was so. */
export function findingBlock({ first, also }: FindingGroup): Html {
  return html`<dl class="finding">
    <div>
      <dt>${both({ en: 'Expected', da: 'Forventet' })}</dt>
      <dd>${first.expected}</dd>
    </div>
    <div class="actual">
      <dt>${both({ en: 'Found', da: 'Fundet' })}</dt>
      <dd>${first.actual}</dd>
    </div>
    <div class="place">
      <dt>${both({ en: 'Where', da: 'Hvor' })}</dt>
      <dd>${place(first)}${also.length > 0 && others(also)}</dd>
    </div>
  </dl>`;
}

const shownAtOnce = 3;

function others(also: readonly RunFinding[]): Html {
  const places = html`<ul>
    ${also.map((finding) => html`<li>${place(finding)}</li>`)}
  </ul>`;
  if (also.length <= shownAtOnce) return places;
  return html`<details class="more">
    <summary>
      ${both({
        en: `and ${also.length} places more`,
        da: `og ${also.length} steder til`,
      })}
    </summary>
    ${places}
  </details>`;
}

function place({ scenario, at }: RunFinding): Html {
  const { event, path } = placeOf(at);
  const anchor = event === undefined ? `scenario-${scenario}` : stepAnchor(scenario, event);
  return html`<a href="#${anchor}">${scenario}${event !== undefined && ` #${event}`}</a>
    ${path !== '' && html`<code>${path}</code>`}`;
}

/** Where a step of a scenario is on the page. */
export function stepAnchor(scenario: string, event: number): string {
  return `scenario-${scenario}-${event}`;
}
