import { createHash } from 'node:crypto';
import type { Exchange } from '../exchange/exchange.ts';
import type { Lang } from '../requirement/lang.ts';
import type { RunVerdict } from '../verdict/run-verdict.ts';
import { both, html, type Html } from './html.ts';
import { environmentSection } from './page-environment.ts';
import { evidenceSection } from './page-evidence.ts';
import { iconSheet } from './page-icon.ts';
import { mark } from './page-mark.ts';
import { openSection } from './page-open.ts';
import { requirementsSection } from './page-requirements.ts';
import { scenariosSection } from './page-scenarios.ts';
import { script } from './page-script.ts';
import { style } from './page-style.ts';
import { verdictSection } from './page-verdict.ts';
import { isOpen } from './open-rows.ts';
import { rowsOf } from './row.ts';
import { runWords } from './words.ts';

/**
 * The whole run on one page, for MedCom and for the vendor: one file without a server, without Java and without a single
 * request, in Danish and English, readable on paper. Everything in it is escaped, and its content security policy
 * allows no script and no style but its own.
 *
 * @param options.lang the language that it opens in; the reader can change it
 */
export function page(
  run: RunVerdict,
  exchanges: readonly Exchange[],
  options: { readonly lang?: Lang } = {},
): string {
  const { lang = 'da' } = options;
  const rows = rowsOf(run);
  const title = `${run.system.name}: ${runWords[run.verdict][lang]} – Prøvesten`;
  const sections = [
    verdictSection(run, rows),
    openSection(rows),
    requirementsSection(run, rows),
    scenariosSection(run, exchanges),
    environmentSection(run, exchanges),
    evidenceSection(run, exchanges),
  ];

  return html`<!doctype html>
    <html lang="${lang}" data-lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        ${styleElement}
      </head>
      <body>
        ${iconSheet}
        <a class="skip" href="#main">${both({ en: 'Skip to the result', da: 'Gå til resultatet' })}</a>
        <header class="masthead">
          <p class="brand">${mark}<span>Prøvesten</span></p>
          ${contents(rows.some(isOpen))}
          <p class="languages">
            <button type="button" data-lang="da" lang="da" aria-pressed="${String(lang === 'da')}">
              Dansk
            </button>
            <button type="button" data-lang="en" lang="en" aria-pressed="${String(lang === 'en')}">
              English
            </button>
          </p>
        </header>
        <main id="main">${sections}</main>
        ${scriptElement}
      </body>
    </html> `.html;
}

function contents(anythingOpen: boolean): Html {
  return html`<nav>
    ${anythingOpen && html`<a href="#open">${both({ en: 'Open', da: 'Udestående' })}</a>`}
    <a href="#requirements">${both({ en: 'Requirements', da: 'Krav' })}</a>
    <a href="#scenarios">${both({ en: 'Scenarios', da: 'Forløb' })}</a>
    <a href="#environment">${both({ en: 'Surroundings', da: 'Omgivelser' })}</a>
    <a href="#evidence">${both({ en: 'Handing in', da: 'Aflevering' })}</a>
  </nav>`;
}

// Made by hand: the policy names the digest of what stands between the tags, to the byte.
const styleElement: Html = { html: `<style>${style}</style>` };
const scriptElement: Html = { html: `<script>${script}</script>` };

const policy = [
  `default-src 'none'`,
  `style-src '${digest(style)}'`,
  `script-src '${digest(script)}'`,
  `base-uri 'none'`,
  `form-action 'none'`,
].join('; ');

function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
