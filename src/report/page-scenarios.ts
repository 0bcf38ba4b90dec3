import type { Exchange } from '../exchange/exchange.ts';
import type { RunScenario, RunVerdict } from '../verdict/run-verdict.ts';
import { duration } from './duration.ts';
import { both, html, type Html } from './html.ts';
import { stateMark } from './page-icon.ts';
import { room, type Room } from './page-room.ts';
import { sequenceView } from './page-sequence.ts';

/** Every scenario with its exchange as a sequence diagram. */
export function scenariosSection(run: RunVerdict, exchanges: readonly Exchange[]): Html {
  const byId = new Map(exchanges.map((exchange) => [exchange.scenario.id, exchange]));
  const forMessages = room();
  return html`<section id="scenarios" aria-labelledby="scenarios-title">
    <h2 id="scenarios-title">
      ${both({ en: 'Scenarios', da: 'Forløb' })} <span class="number">${run.scenarios.length}</span>
    </h2>
    <p class="lead">
      ${both({
        en: 'What went from whom to whom, in order. Open an arrow to read the envelope and its content.',
        da: 'Hvad der gik fra hvem til hvem, i rækkefølge. Åbn en pil for at læse kuverten og dens indhold.',
      })}
    </p>
    ${run.scenarios.map((scenario) => scenarioItem(scenario, byId.get(scenario.id), run, forMessages))}
  </section>`;
}

function scenarioItem(
  { id, title, verdict, milliseconds, exchange: file, harnessError }: RunScenario,
  exchange: Exchange | undefined,
  { findings }: RunVerdict,
  forMessages: Room,
): Html {
  const own = findings.filter(({ scenario }) => scenario === id);
  return html`<details class="scenario" id="scenario-${id}">
    <summary>
      ${stateMark(verdict)}<span class="text">${title}</span><code>${id}</code
      ><span class="took">${duration(milliseconds)}</span>
    </summary>
    ${
      harnessError &&
      html`<p class="fault">
        <b>${both({ en: 'The scenario ended early:', da: 'Forløbet blev afbrudt:' })}</b>
        ${harnessError.message} <code>${harnessError.code}</code>
      </p>`
    }
    ${exchange ? sequenceView(exchange, own, file, forMessages) : missing(file)}
    <p class="record">
      ${both({ en: 'Everything that was recorded:', da: 'Alt, hvad der blev optaget:' })}
      <a href="${encodeURI(file)}"><code>${file}</code></a>
    </p>
  </details>`;
}

function missing(file: string): Html {
  return html`<p class="fault">
    ${both({
      en: `The record is not at hand here; it is in ${file}.`,
      da: `Optagelsen er ikke med her; den ligger i ${file}.`,
    })}
  </p>`;
}
