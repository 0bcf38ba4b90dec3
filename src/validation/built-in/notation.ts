import { canonical } from './names.ts';

/**
 * One element of a profile, as a line of the notation:
 *
 *     payload:string.content[x]   1..1   only string
 *
 * The first word is the element's id below the profile (`.` is the profile itself), then clauses in any order:
 * `1..*`, `= value`, `only type…`, `as profile` (of the type), `to profile… [bundled]` (targets of a reference),
 * `from required value-set`, `max-length 10`, `sliced open by type $this`, and `!key` for an invariant.
 */
export type ElementLine = {
  readonly id: string;
  readonly min?: number;
  readonly max?: string;
  readonly value?: string;
  readonly only?: readonly string[];
  readonly as?: string;
  readonly to?: readonly string[];
  readonly bundled?: true;
  readonly from?: { readonly strength: 'required' | 'extensible'; readonly valueSet: string };
  readonly maxLength?: number;
  readonly sliced?: {
    readonly rules: 'open' | 'closed';
    readonly by: 'value' | 'type';
    readonly path: string;
  };
  readonly invariants?: readonly string[];
};

/** `profile core:x of Patient`, `extension core:y with dateTime`, and the lines below it. */
export type ProfileNotation = {
  readonly url: string;
  /** A FHIR type, or the URL of the profile whose lines it takes over. */
  readonly of: string;
  readonly extension: boolean;
  readonly lines: readonly ElementLine[];
};

/** @throws SyntaxError naming the line that is not in the notation */
export function readProfiles(notation: string): ProfileNotation[] {
  const profiles: (ProfileNotation & { readonly lines: ElementLine[] })[] = [];
  for (const line of notation.split('\n')) {
    const words = line.trim().split(/\s+/);
    if (words[0] === '') continue;
    if (!line.startsWith(' ')) profiles.push(headLine(words, line));
    else profiles.at(-1)?.lines.push(elementLine(words, line));
  }
  return profiles;
}

function headLine([kind, name, joint, other]: string[], line: string) {
  const known = (kind === 'profile' && joint === 'of') || (kind === 'extension' && joint === 'with');
  if (!known || !name || !other) throw new SyntaxError(`not a profile: ${line}`);
  const url = canonical(name);
  if (kind === 'profile') return { url, of: canonical(other), extension: false, lines: [] };
  const lines: ElementLine[] = [
    { id: 'extension', max: '0' },
    { id: 'url', value: url },
    { id: 'value[x]', only: [other] },
  ];
  return { url, of: 'Extension', extension: true, lines };
}

const keywords = new Set(['=', 'only', 'as', 'to', 'from', 'max-length', 'sliced']);

function elementLine([id, ...words]: string[], line: string): ElementLine {
  const element: { -readonly [K in keyof ElementLine]: ElementLine[K] } = { id: id! };
  for (let i = 0; i < words.length;) {
    const word = words[i++]!;
    const rest: string[] = [];
    while (keywords.has(word) && i < words.length && !isClause(words[i]!)) rest.push(words[i++]!);
    const [first = '', second = ''] = rest;
    if (/^\d+\.\.(?:\d+|\*)$/.test(word)) [element.min, element.max] = bounds(word);
    else if (word.startsWith('!')) element.invariants = [...(element.invariants ?? []), word.slice(1)];
    else if (word === '=') element.value = canonical(first);
    else if (word === 'only') element.only = rest;
    else if (word === 'as') element.as = canonical(first);
    else if (word === 'to') Object.assign(element, targets(rest));
    else if (word === 'from') element.from = { strength: first as 'required', valueSet: canonical(second) };
    else if (word === 'max-length') element.maxLength = Number(first);
    else if (word === 'sliced')
      element.sliced = { rules: first as 'open', by: rest[2] as 'value', path: rest[3]! };
    else throw new SyntaxError(`${word} is not a clause: ${line}`);
  }
  return element;
}

function isClause(word: string): boolean {
  return keywords.has(word) || word.startsWith('!') || /^\d+\.\./.test(word);
}

function bounds(range: string): [min: number, max: string] {
  const [min, max] = range.split('..');
  return [Number(min), max!];
}

function targets(words: readonly string[]): Pick<ElementLine, 'to' | 'bundled'> {
  const to = words.filter((word) => word !== 'bundled').map(canonical);
  return to.length < words.length ? { to, bundled: true } : { to };
}
