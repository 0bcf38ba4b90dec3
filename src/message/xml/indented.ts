import type { XmlOut, XmlOutNode } from './xml-out.ts';

/** The tree with line breaks and blanks where an element holds elements alone; mixed content is left as it is. */
export function indented(element: XmlOut, depth = 0): XmlOut {
  const { children = [] } = element;
  if (children.length === 0 || children.some((child) => typeof child === 'string')) return element;

  const lines: XmlOutNode[] = [];
  for (const child of children) {
    lines.push(line(depth + 1), typeof child === 'string' ? child : indented(child, depth + 1));
  }
  return { ...element, children: [...lines, line(depth)] };
}

function line(depth: number): string {
  return `\n${'  '.repeat(depth)}`;
}
