import type { TextRun, TextStyle } from './letter.ts';
import type { XmlElement } from './xml/document.ts';
import { type Place, refuseAttributes, type Shape, within } from './xml/shape.ts';
import type { XmlOutNode } from './xml/xml-out.ts';

const blocks = ['Right', 'Center', 'Bold', 'Italic', 'Underline'] as const satisfies readonly TextStyle[];
const styles: readonly string[] = [...blocks, 'FixedFont'];

/** Text01: text, breaks and spaces, and styles of which only FixedFont may hold another. */
export const formattedText: Shape<readonly TextRun[]> = mixed((style) => {
  if (style === undefined) return styles;
  return style === 'FixedFont' ? blocks : [];
});

/** RefuseText: text, breaks and spaces alone. */
export const breakableText: Shape<readonly TextRun[]> = mixed(() => []);

/**
 * The text of runs, one line a break. White space as XML lays it out counts as one blank and not at all at the ends of a
 * line; a Space element is a blank that stays. Text at the right or in the centre gets lines of its own.
 * ASSUMPTION: MedCom only says that a break is a line break.
 */
export function plainText(runs: readonly TextRun[]): string {
  let text = '';
  for (const [index, run] of runs.entries()) {
    if (run.kind === 'break') text += '\n';
    else if (run.kind === 'space') text += kept;
    else text += aligned(run, runs[index - 1], runs[index + 1]);
  }
  return text
    .replace(/ {2,}/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/^ | $/g, '')
    .replaceAll(kept, ' ');
}

/** The runs that say a text: `plainText` gives it back, with its line ends as `\n` and each tab as a blank. */
export function runsOf(text: string): TextRun[] {
  const parts = text.split(/(\r\n|\r|\n|^ +| +$|(?<= ) +)/m);
  return parts.filter((part) => part !== '').flatMap(runsOfPart);
}

function runsOfPart(part: string): TextRun[] {
  if (/^[\r\n]/.test(part)) return [{ kind: 'break' }];
  // Of blanks at the ends of a line, and of all but the first between words, a reader keeps none that is mere text.
  if (/^ +$/.test(part)) return Array.from(part, () => ({ kind: 'space' }));
  return [{ kind: 'text', text: part, style: undefined }];
}

// No XML text holds it, so it can stand for a blank that is not to be collapsed.
const kept = '\0';

function aligned(
  run: TextRun & { kind: 'text' },
  before: TextRun | undefined,
  after: TextRun | undefined,
): string {
  const text = run.text.replace(/[ \t\n\r]+/g, ' ');
  if (run.style !== 'Right' && run.style !== 'Center') return text;
  const start = before === undefined || before.kind === 'break' ? '' : '\n';
  const end = after === undefined || after.kind === 'break' ? '' : '\n';
  return `${start}${text}${end}`;
}

function mixed(allowedIn: (style: TextStyle | undefined) => readonly string[]): Shape<readonly TextRun[]> {
  const read = (element: XmlElement, place: Place, style: TextStyle | undefined): TextRun[] => {
    refuseAttributes(element, place);
    return element.children.flatMap((child): TextRun[] => {
      if (child.kind === 'text') return [{ kind: 'text', text: child.text, style }];
      const inner = within(place, child.name);
      if (child.name === 'Break' || child.name === 'Space') {
        if (child.children.length > 0) place.note(`${inner.path}: is not empty`);
        return [{ kind: child.name === 'Break' ? 'break' : 'space' }];
      }
      if (!allowedIn(style).includes(child.name))
        place.note(`${place.path}: ${child.name} does not belong here`);
      return read(child, inner, styles.includes(child.name) ? (child.name as TextStyle) : style);
    });
  };
  return {
    read: (element, place) => read(element, place, undefined),
    write: (runs) => ({ children: runs.map(written) }),
  };
}

function written(run: TextRun): XmlOutNode {
  if (run.kind === 'break') return { name: 'Break' };
  if (run.kind === 'space') return { name: 'Space' };
  return run.style === undefined ? run.text : { name: run.style, children: [run.text] };
}
