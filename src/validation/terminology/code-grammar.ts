import { isEmptyText } from '../empty-text.ts';

const token = '[A-Za-z0-9!#$&^_.+-]+';
const parameter = String.raw`\s*;\s*${token}=(?:${token}|"[^"]*")`;
const kinds = `application|audio|font|example|image|message|model|multipart|text|video|x-${token}`;

/** Code systems that are a grammar, not a list. */
const grammars: Record<string, RegExp> = {
  // Media types: RFC 6838 and RFC 2045.
  'urn:ietf:bcp:13': new RegExp(`^(?:${kinds})/${token}(?:${parameter})*$`),
  // Languages: RFC 5646, without its grandfathered tags.
  'urn:ietf:bcp:47': /^[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?(?:-[A-Za-z0-9]{4,8})*$/,
};

// No such code is longer, and a grammar is not asked about megabytes.
const longest = 500;

/** Whether a code system that cannot be listed has this code, by its grammar; undefined when it has none that we know. */
export function inGrammar(system: string, code: string): boolean | undefined {
  const grammar = grammars[system];
  return grammar && code.length <= longest && grammar.test(code);
}

// A tag as the official validator's `LanguageTag` takes it apart: letters as registered, no extensions.
const languageTag =
  /^(?<language>[a-z]{2,3})(?:-[a-z]{3}){0,3}(?:-[A-Z][a-z]{3})?(?:-(?<region>[A-Z]{2}|\d{3}))?(?:-(?:[A-Za-z0-9]{5,8}|\d[A-Za-z0-9]{3}))?(?:-x[A-Za-z0-9]*)*-*$/;

/** The languages that a resource's `language` names, as the official validator takes them apart: `da, en` is two. */
export function languagesIn(language: string): readonly string[] {
  return language.length > longest ? [language] : language.split(/[\0- ]*,[\0- ]*/);
}

/** Whether a resource's `language` can be asked for displays; blank means none was given. */
export function isLanguage(language: string | undefined): boolean {
  return language === undefined || languagesIn(language).every(isTag);
}

function isTag(tag: string): boolean {
  if (isEmptyText(tag)) return true;
  if (tag.length > longest) return false;
  const { language: primary, region } = languageTag.exec(tag)?.groups ?? {};
  if (primary === undefined || /^q[a-t]/.test(primary)) return false;
  return isRegistered('language', primary) && (region === undefined || isRegistered('region', region));
}

/** Of two letters there are few, and those are known here; there are thousands of three. */
function isRegistered(kind: 'language' | 'region', subtag: string): boolean {
  if (subtag.length !== 2) return true;
  const name = `${kind} ${subtag}`;
  let answer = registered.get(name);
  if (answer === undefined) {
    const named = new Intl.DisplayNames('en', { type: kind, fallback: 'none' }).of(subtag);
    registered.set(name, (answer = named !== undefined && subtag !== 'ZZ'));
  }
  return answer;
}

// Two letters each: there are no more than some hundred answers.
const registered = new Map<string, boolean>();
