import { pathOf } from './element/path.ts';
import type { Finding } from './rules/finding.ts';
import type { ValidationIssue } from './validation-result.ts';

/** The findings as issues with line and column, in the order of the text; what is said twice of one place is said once. */
export function placeIssues(text: string, findings: readonly Finding[]): ValidationIssue[] {
  const lines = lineCounter(text);
  const seen = new Set<string>();
  const issues: ValidationIssue[] = [];
  for (const { severity, key, at, message, source } of findings.toSorted(
    (a, b) => a.at.offset - b.at.offset,
  )) {
    const path = 'path' in at ? at.path : pathOf(at);
    const same = `${key} ${path} ${message}`;
    if (seen.has(same)) continue;
    seen.add(same);
    const known = 'line' in at ? at : undefined;
    const { line, column } = lines(at.offset);
    issues.push({
      severity,
      key,
      path,
      line: known?.line ?? line,
      column: known?.column ?? column,
      message,
      source,
    });
  }
  return issues;
}

/** Line and column of offsets that are asked for in rising order. */
function lineCounter(text: string): (offset: number) => { line: number; column: number } {
  let line = 1;
  let start = 0;
  let next = text.indexOf('\n');
  return (offset) => {
    while (next >= 0 && next < offset) {
      line++;
      start = next + 1;
      next = text.indexOf('\n', start);
    }
    return { line, column: offset - start + 1 };
  };
}
