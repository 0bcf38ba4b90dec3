import type { Exchange } from '../exchange/exchange.ts';
import type { RunFinding } from '../verdict/run-verdict.ts';
import { duration } from './duration.ts';
import { both, html, type Html } from './html.ts';
import { stepAnchor } from './page-finding.ts';
import { mostLanes } from './page-lanes.ts';
import type { Room } from './page-room.ts';
import { stepDetail } from './page-step.ts';
import { placeOf } from './row.ts';
import { sequence, type Lane, type Step } from './sequence.ts';

/** A scenario's exchange as a sequence diagram that is a list to those who cannot see it. */
export function sequenceView(
  exchange: Exchange,
  findings: readonly RunFinding[],
  file: string,
  forMessages: Room,
): Html {
  const { lanes, steps } = sequence(exchange);
  if (steps.length === 0) {
    return html`<p>${both({ en: 'Nothing happened.', da: 'Der skete intet.' })}</p>`;
  }
  const shown = lanes.slice(0, mostLanes);
  const byEvent = Map.groupBy(findings, ({ at }) => placeOf(at).event);

  return html`<div class="sequence lanes-${shown.length}">
    <div class="heads" aria-hidden="true">${shown.map(head)}</div>
    <ol>
      ${steps.map((step) => {
        const found = byEvent.get(step.number) ?? [];
        const anchor = stepAnchor(exchange.scenario.id, step.number);
        return html`<li
          id="${anchor}"
          class="step ${kinds[step.event.kind]}${step.trouble ? ' trouble' : ''}"
        >
          <details>
            <summary>${summaryOf(step, lanes)}</summary>
            ${stepDetail(step, file, forMessages)}
          </details>
          ${found.length > 0 && html`<p class="found">${requirementLinks(found)}</p>`}
        </li>`;
      })}
    </ol>
  </div>`;
}

// `fault` is a word of the style sheet already.
const kinds = {
  envelope: 'crossing',
  compose: 'compose',
  deliver: 'deliver',
  fault: 'interference',
  clock: 'clock',
  inbox: 'inbox',
  outbox: 'outbox',
} satisfies Record<Step['event']['kind'], string>;

function head({ name, gln }: Lane): Html {
  return html`<div>
    <b>${both(name)}</b>${gln !== undefined && html`<span class="digits">${gln}</span>`}
  </div>`;
}

function summaryOf(step: Step, lanes: readonly Lane[]): Html {
  const end = Math.min(lanes.length, mostLanes) - 1;
  const from = Math.min(Math.max(step.from, 0), end);
  const to = Math.min(Math.max(step.to, 0), end);
  const [first, last] = from < to ? [from, to] : [to, from];
  const heading = from === to ? (from === end ? 'here last' : 'here') : from < to ? 'right' : 'left';
  return html`<span class="when"><b>#${step.number}</b> ${duration(step.milliseconds)}</span>
    <span class="track"
      ><span class="arrow ${heading} from-${first} to-${last}">
        <span class="route">${route(step, lanes)}</span>
        <span class="label">${both(step.label)}</span>
        ${step.result && html`<span class="result">${both(step.result)}</span>`}
      </span></span
    >`;
}

function route({ from, to }: Step, lanes: readonly Lane[]): Html {
  const start = lanes[from];
  const end = lanes[to];
  if (!start || !end) return html``;
  return start === end ? both(start.name) : html`${both(start.name)} → ${both(end.name)}`;
}

function requirementLinks(findings: readonly RunFinding[]): Html {
  const worst = new Map(findings.map(({ requirement, outcome }) => [requirement, outcome]));
  return html`${[...worst].map(([id, outcome]) => html`<a class="${outcome}" href="#${id}">${id}</a> `)}`;
}
