import { readFileSync, statSync } from 'node:fs';
import { exitCode, HarnessError, UsageError } from '../errors.ts';
import type { ValidationResult } from '../validation/validation-result.ts';
import { loadValidator, type Validator, type ValidatorOptions } from '../validation/validator.ts';
import { messageFiles } from './message-files.ts';
import { operationOutcome } from './operation-outcome.ts';
import { terminal } from './terminal.ts';
import type { ValidateOptions } from './validate.ts';
import { validationText } from './validation-text.ts';

/** A message with its envelope may be 100 MB; what is much larger is no message. */
const largestFile = 200_000_000;

type Judged =
  | { readonly file: string; readonly source: Uint8Array; readonly result: ValidationResult }
  | { readonly file: string; readonly problem: string };

/** Judges file by file and says so at once: thousands of files need no memory, and a bad one stops nothing. */
export async function runValidation(targets: readonly string[], options: ValidateOptions): Promise<number> {
  const validator = await loadValidator({ definitions: definitionsFor(options.packages) });
  let [valid, invalid, unjudged] = [0, 0, 0];
  const progress = process.stderr.isTTY && !process.stdout.isTTY;

  for (const file of messageFiles(targets)) {
    const judged = judge(validator, file, options);
    write(judged, options);
    if ('problem' in judged) unjudged += 1;
    else if (judged.result.valid) valid += 1;
    else invalid += 1;
    if (progress) process.stderr.write(`\r${valid + invalid + unjudged} files, ${invalid} not valid`);
  }
  if (progress) process.stderr.write('\n');
  if (valid + invalid + unjudged === 0)
    throw new UsageError(`${targets.join(' ')}: no .json or .xml files in it`);
  if (options.format === 'text' && valid + invalid + unjudged > 1) {
    console.log(`${valid} valid, ${invalid} not valid, ${unjudged} not judged`);
  }
  if (unjudged > 0) return exitCode.harness;
  return invalid > 0 ? exitCode.fails : exitCode.conforms;
}

function definitionsFor(packages: string): ValidatorOptions['definitions'] {
  if (packages === 'built-in' || packages === 'cache') return packages;
  if (!statSync(packages, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(`--packages ${packages}: no such folder; built-in and cache are the other choices`);
  }
  return { packages };
}

function judge(validator: Validator, file: string, { standard }: ValidateOptions): Judged {
  try {
    if (file !== '-' && statSync(file).size > largestFile)
      return { file, problem: `over ${largestFile} bytes` };
    const source = readFileSync(file === '-' ? 0 : file);
    return { file, source, result: validator.validate(source, { standard }) };
  } catch (error) {
    if (error instanceof HarnessError) return { file, problem: error.message };
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return { file, problem: `cannot be read (${code})` };
  }
}

function write(judged: Judged, { format, lang }: ValidateOptions): void {
  if ('problem' in judged) {
    console.error(`proevesten: ${judged.file}: ${judged.problem}`);
    return;
  }
  const { file, result, source } = judged;
  if (format === 'ndjson') console.log(JSON.stringify({ file, ...result }));
  else if (format === 'operationoutcome') console.log(JSON.stringify(operationOutcome(result)));
  else console.log(validationText(file, source, result, { ...terminal(), lang }));
}
