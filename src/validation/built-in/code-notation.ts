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
 *     codes cs:medcom-messaging-destinationUse
 *       primary   Primary destination | Primær modtager
 *     set vs:some-value-set
 *       all of cs:some-code-system
 *       cs:another-code-system: code code code
 *       below tho:v3-ActCode _ActEncounterCode
 *       not tho:v3-ActCode OBSENC
 *
 * A display may be followed by others, behind bars.
 */
export function readCodeLists(notation: string): (LeanCodeSystem | LeanValueSet)[] {
  const lists: { head: string[]; lines: string[][] }[] = [];
  for (const line of notation.split('\n')) {
    const words = line.trim().split(/\s+/);
    if (words[0] === '') continue;
    if (!line.startsWith(' ')) lists.push({ head: words, lines: [] });
    else lists.at(-1)?.lines.push(words);
  }
  return lists.map(({ head: [kind, name = ''], lines }) => {
    if (kind === 'codes') return codeSystem(canonical(name), lines);
    if (kind === 'set') return valueSet(canonical(name), lines);
    throw new SyntaxError(`${kind} ${name} is neither codes nor a set`);
  });
}

function codeSystem(url: string, lines: readonly string[][]): LeanCodeSystem {
  const concept = lines.map(([code = '', ...words]): LeanConcept => {
    const [display = '', ...designation] = words.join(' ').split(' | ');
    return { code, display, ...(designation.length > 0 && { designation }) };
  });
  return { kind: 'code-system', url, content: 'complete', caseInsensitive: true, concept };
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
