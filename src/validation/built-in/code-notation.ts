import type {
  LeanCodeSystem,
  LeanConcept,
  LeanInclude,
  LeanValueSet,
} from '../definitions/lean-definition.ts';
import { canonical } from './names.ts';

/**
 * Code systems and value sets as lines:
 *
 *     codes cs:medcom-messaging-destinationUse 1.8.1
 *       primary   Primary destination | Primær modtager
 *     set vs:some-value-set
 *       all of cs:some-code-system
 *       cs:another-code-system: code code code
 *       below tho:v3-ActCode _ActEncounterCode
 *       not tho:v3-ActCode OBSENC
 *
 * A code system may say its version; a display may be followed by Danish ones, behind bars.
 */
export function readCodeLists(notation: string): (LeanCodeSystem | LeanValueSet)[] {
  const lists: { head: string[]; lines: string[][] }[] = [];
  for (const line of notation.split('\n')) {
    const words = line.trim().split(/\s+/);
    if (words[0] === '') continue;
    if (!line.startsWith(' ')) lists.push({ head: words, lines: [] });
    else lists.at(-1)?.lines.push(words);
  }
  return lists.map(({ head: [kind, name = '', version], lines }) => {
    if (kind === 'codes') return codeSystem(canonical(name), version, lines);
    if (kind === 'set') return valueSet(canonical(name), lines);
    throw new SyntaxError(`${kind} ${name} is neither codes nor a set`);
  });
}

function codeSystem(url: string, version: string | undefined, lines: readonly string[][]): LeanCodeSystem {
  const concept = lines.map(([code = '', ...words]): LeanConcept => {
    const [display = '', ...danish] = words.join(' ').split(' | ');
    const designation = danish.map((value) => ({ value, language: 'da' }));
    return { code, display, ...(designation.length > 0 && { designation }) };
  });
  return {
    kind: 'code-system',
    url,
    ...(version !== undefined && { version }),
    content: 'complete',
    caseInsensitive: true,
    concept,
  };
}

function valueSet(url: string, lines: readonly string[][]): LeanValueSet {
  const exclude = lines
    .filter(([word]) => word === 'not')
    .map(([, system = '', ...concept]) => ({ system: canonical(system), concept }));
  const include = lines.filter(([word]) => word !== 'not').map(included);
  return { kind: 'value-set', url, include, ...(exclude.length > 0 && { exclude }) };
}

function included([first = '', second = '', ...rest]: readonly string[]): LeanInclude {
  if (first === 'all') return { system: canonical(rest[0] ?? '') };
  if (first === 'below') {
    return {
      system: canonical(second),
      filter: [{ property: 'concept', op: 'descendent-of', value: rest[0] ?? '' }],
    };
  }
  return { system: canonical(first.replace(/:$/, '')), concept: [second, ...rest] };
}
