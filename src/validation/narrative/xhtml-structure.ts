import { isEmptyText } from '../empty-text.ts';
import type { XhtmlElement } from './xhtml-node.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

// The official validator's `XhtmlValidator`: what may stand where.
const inline = words('a b em i strong small big sub sup code tt dfn q var abbr acronym cite bdo kbd samp');
const running = new Set([...inline, ...words('p h1 h2 h3 h4 h5 h6 pre address span caption dd dt')]);
/** Those of which it matters that they are somewhere around. */
const asked = new Set([...inline, 'p']);
const blocks = words('div pre table ul ol');
const outsideParagraphs = words('div blockquote table ol ul p');
const childless = words('br img hr area');
const parents: Readonly<Record<string, ReadonlySet<string>>> = {
  tr: words('table thead tfoot tbody'),
  tbody: words('table'),
  thead: words('table'),
  tfoot: words('table'),
  caption: words('table'),
  colgroup: words('table'),
  col: words('colgroup table'),
  th: words('tr thead tfoot'),
  td: words('tr thead tfoot'),
  li: words('ul ol'),
  dd: words('dl'),
  dt: words('dl'),
};
const holders: Readonly<Record<string, ReadonlySet<string>>> = {
  table: words('tbody tr caption thead tfoot col colgroup'),
  tr: words('td th'),
  tbody: words('tr'),
  thead: words('tr'),
  tfoot: words('tr'),
  ul: words('li'),
  ol: words('li'),
  dl: words('dd dt'),
  map: words('area'),
};

/** What stands in the wrong place below the `div` of a narrative. */
export function misplaced(root: XhtmlElement): string[] {
  const problems: string[] = [];
  const visit = (parent: XhtmlElement, around: ReadonlySet<string>, inText: boolean) => {
    for (const child of parent.children) {
      if (child.kind !== 'element') continue;
      const { name } = child;
      const wrong = wrongPlace(name, parent.name, around, inText) ?? wrongContent(child);
      if (wrong) problems.push(wrong);
      const inside = asked.has(name) && !around.has(name) ? new Set(around).add(name) : around;
      if (child.children.length > 0) visit(child, inside, inText || running.has(name));
    }
  };
  visit(root, new Set(), false);
  return problems;
}

function wrongPlace(
  name: string,
  parent: string,
  around: ReadonlySet<string>,
  inText: boolean,
): string | undefined {
  if (Object.hasOwn(parents, name) && !parents[name]!.has(parent))
    return `<${name}> must stand in ${[...parents[name]!].map((each) => `<${each}>`).join(' or ')}, not in <${parent}>`;
  if (inline.has(name) && around.has(name)) return `<${name}> cannot stand in another <${name}>`;
  if ((inText && blocks.has(name)) || (around.has('p') && outsideParagraphs.has(name)))
    return `<${name}> cannot stand in a paragraph or running text`;
  return undefined;
}

function wrongContent({ name, children }: XhtmlElement): string | undefined {
  if (childless.has(name)) return children.length > 0 ? `<${name}> must be empty` : undefined;
  if (!Object.hasOwn(holders, name)) return undefined;
  for (const child of children) {
    if (child.kind === 'text' && !isEmptyText(child.text)) return `text cannot stand directly in <${name}>`;
    if (child.kind === 'element' && !holders[name]!.has(child.name))
      return `<${child.name}> cannot stand directly in <${name}>`;
  }
  return undefined;
}
