import type { Validator } from '../../src/validation/validator.ts';
import type { Judged } from './corpus.ts';

export type Comparison = {
  readonly judged: number;
  readonly agreed: number;
  /** Messages that the official validator accepts and we do not. */
  readonly refused: number;
  readonly disagreements: readonly string[];
  readonly medianMilliseconds: number;
};

/** Judges every `nth` message and compares. */
export function compareVerdicts(validator: Validator, messages: readonly Judged[], nth: number): Comparison {
  const times: number[] = [];
  const disagreements: string[] = [];
  let refused = 0;
  for (const [i, { bytes, standard, valid, errors, file, mutation, path }] of messages.entries()) {
    if (i % nth) continue;
    const result = validator.validate(bytes, { standard, format: file.endsWith('.xml') ? 'xml' : 'json' });
    times.push(result.milliseconds);
    if (result.valid === valid) continue;
    if (valid) refused++;
    const ours = result.issues.find(({ severity }) => severity === 'error' || severity === 'fatal');
    const problem = valid
      ? `ours: ${ours?.key} at ${ours?.path}: ${ours?.message}`
      : `theirs: ${errors[0]?.at}: ${errors[0]?.text}`;
    disagreements.push(
      `${file} (${mutation} ${path}): official ${valid ? 'valid' : 'invalid'}; ${problem.slice(0, 300)}`,
    );
  }
  const judged = times.length;
  const medianMilliseconds = times.toSorted((a, b) => a - b)[judged >> 1] ?? 0;
  return { judged, agreed: judged - disagreements.length, refused, disagreements, medianMilliseconds };
}
