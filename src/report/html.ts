import type { Text } from '../requirement/define.ts';
import { visible } from './visible-text.ts';

/** A piece of HTML that was put together by `html`, and is therefore escaped. */
export type Html = { readonly html: string };

type Part = string | number | Html | undefined | false | readonly Part[];

/** Puts HTML together: everything that is not itself `Html` is escaped, so no text can become markup. */
export function html(markup: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: markup.reduce((whole, piece, index) => whole + render(parts[index - 1]) + piece) };
}

/** A text in both languages; the page shows one of them at a time. */
export function both({ en, da }: Text): Html {
  return html`<span class="da" lang="da">${da}</span><span class="en" lang="en">${en}</span>`;
}

function render(part: Part): string {
  if (part === undefined || part === false) return '';
  if (typeof part === 'object') return 'html' in part ? part.html : part.map(render).join('');
  return escape(String(part));
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes text for HTML and for XML, element content and attributes alike. */
export function escape(text: string): string {
  return visible(text).replaceAll(/[&<>"']/gu, (character) => escapes[character] ?? '');
}
