import type { Exchange } from '../exchange/exchange.ts';
import { sources } from '../requirement/sources.ts';
import type { RunVerdict } from '../verdict/run-verdict.ts';
import { evidenceFiles, type EvidenceFile } from './evidence-file.ts';
import { both, html, type Html } from './html.ts';
import { stepAnchor } from './page-finding.ts';

/** How the run is handed in as evidence, and which file is what. */
export function evidenceSection(run: RunVerdict, exchanges: readonly Exchange[]): Html {
  const files = evidenceFiles(exchanges);
  return html`<section id="evidence" aria-labelledby="evidence-title">
    <h2 id="evidence-title">${both({ en: 'Handing in', da: 'Aflevering' })}</h2>
    <ol class="steps">
      <li>
        ${both({
          en: 'This is a self-test. MedCom approves systems; this report is evidence for that, not an approval.',
          da: 'Dette er en egentest. MedCom godkender systemer; rapporten er dokumentation til det, ikke en godkendelse.',
        })}
      </li>
      <li>
        ${both({
          en: 'Make sure that only test persons occur: the record holds every byte of every message.',
          da: 'Sørg for, at der kun optræder testpersoner: optagelsen rummer hver en byte af hver meddelelse.',
        })}
      </li>
      <li>
        ${both({
          en: 'Use the same version of the system in self-test and live test:',
          da: 'Brug samme version af systemet i egentest og live-test:',
        })} <b>${run.system.name} ${run.system.version}</b>
      </li>
      <li>
        ${both({
          en: 'Fill in the test protocol. The files below carry the names that MedCom asks for; compare their steps with your edition of the protocol.',
          da: 'Udfyld testprotokollen. Filerne herunder har de navne, MedCom beder om; sammenhold trinene med din udgave af protokollen.',
        })}
      </li>
      <li>
        ${both({
          en: 'Zip report.html, verdicts.json and the folders exchanges and evidence together with the protocol. With them anyone can judge the record again, with the same result:',
          da: 'Zip report.html, verdicts.json og mapperne exchanges og evidence sammen med protokollen. Med dem kan enhver bedømme optagelsen igen med samme resultat:',
        })} <code>proevesten judge</code>
      </li>
    </ol>
    ${files.length > 0 && table(files)}
  </section>`;
}

function table(files: readonly EvidenceFile[]): Html {
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th scope="col">${both({ en: 'File', da: 'Fil' })}</th>
          <th scope="col">${both({ en: 'From', da: 'Fra' })}</th>
          <th scope="col">${both({ en: 'Protocol step', da: 'Trin i protokollen' })}</th>
        </tr>
      </thead>
      <tbody>
        ${files.map(
          ({ name, scenario, event, step }) =>
            html`<tr>
              <td>
                <a href="evidence/${encodeURIComponent(name)}"><code>${name}</code></a>
              </td>
              <td><a href="#${stepAnchor(scenario, event)}">${scenario} #${event}</a></td>
              <td>
                ${step ? `${sources[step.protocol].title} ${sources[step.protocol].version}, ${step.step}` : '–'}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
