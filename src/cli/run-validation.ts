import { statSync } from 'node:fs';
import { exitCode, HarnessError, UsageError } from '../errors.ts';
import type { ValidatedStandard } from '../validation/validation-result.ts';
import { loadValidator, type ValidatorOptions } from '../validation/validator.ts';
import { judgedFiles, standardInput, type Judged, type JudgedMessage } from './judged-files.ts';
import { operationOutcome } from './operation-outcome.ts';
import type { Heard } from './second-opinion.ts';
import { terminal } from './terminal.ts';
import { validationText, visible } from './validation-text.ts';

export type ValidateOptions = {
  readonly packages: string;
  readonly standard?: ValidatedStandard;
  readonly format: 'text' | 'ndjson' | 'operationoutcome';
  readonly secondOpinion?: string;
  readonly validatorJar?: string;
  readonly lang: 'en' | 'da';
};

/** Judges file by file and says so at once: thousands of files need no memory, and a bad one stops nothing. */
export async function runValidation(targets: readonly string[], options: ValidateOptions): Promise<number> {
  const second = await secondOpinionFor(options);
  const validator = await loadValidator({ definitions: definitionsFor(options.packages) }).catch(
    (error: unknown) => orInstall(error, options.packages),
  );
  let [valid, invalid, unjudged] = [0, 0, 0];
  const progress = process.stderr.isTTY && !process.stdout.isTTY;

  const input = targets.includes('-') ? await standardInput() : undefined;
  const atOnce = second?.listener.atOnce ?? 1;
  for (const group of judgedFiles(validator, targets, options, { atOnce, input })) {
    const results = group.filter((judged): judged is JudgedMessage => 'result' in judged);
    const heard = (await second?.listener.hear(results)) ?? [];
    for (const judged of group) {
      const opinion = 'result' in judged ? heard[results.indexOf(judged)] : undefined;
      write(judged, options, opinion);
      if (opinion && options.format === 'text') console.log(second?.text(judged.file, opinion));
      if ('problem' in judged) unjudged += 1;
      else if (judged.result.valid) valid += 1;
      else invalid += 1;
    }
    if (progress) process.stderr.write(`\r${valid + invalid + unjudged} files, ${invalid} not valid`);
  }
  if (progress) process.stderr.write('\n');
  if (valid + invalid + unjudged === 0)
    throw new UsageError(`${targets.join(' ')}: no .json or .xml files in it`);
  if (options.format === 'text' && valid + invalid + unjudged > 1) {
    console.log(`${valid} valid, ${invalid} not valid, ${unjudged} not judged`);
  }
  const heardAll = second?.conclude() ?? true;
  if (unjudged > 0 || !heardAll) return exitCode.harness;
  return invalid > 0 ? exitCode.fails : exitCode.conforms;
}

/** Who is asked, if anybody is; the code for it is only loaded then. */
async function secondOpinionFor(options: ValidateOptions) {
  if (options.secondOpinion === undefined && options.validatorJar === undefined) return undefined;
  const { listenerFor } = await import('./second-opinion.ts');
  const { disagreementsText, secondOpinionText } = await import('./second-opinion-text.ts');
  const listener = listenerFor(options);
  return {
    listener,
    text: (file: string, heard: Heard) =>
      secondOpinionText(file, heard, { ...terminal(), lang: options.lang }),
    /** The last lines; false when an opinion is missing. */
    conclude(): boolean {
      const trouble = listener.trouble();
      const line = disagreementsText(listener.disagreements(), listener.by, options.lang);
      if (listener.heard() > 0) {
        if (options.format === 'text') console.log(line);
        else console.error(`proevesten: ${line}`);
      }
      if (trouble !== undefined) console.error(`proevesten: ${trouble}`);
      return trouble === undefined;
    },
  };
}

function orInstall(error: unknown, packages: string): never {
  if (packages !== 'cache' || !(error instanceof HarnessError) || error.code !== 'packages-missing')
    throw error;
  throw new HarnessError(error.code, `${error.message}; run: proevesten packages install`, { cause: error });
}

function definitionsFor(packages: string): ValidatorOptions['definitions'] {
  if (packages === 'built-in' || packages === 'cache') return packages;
  if (!statSync(packages, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(`--packages ${packages}: no such folder; built-in and cache are the other choices`);
  }
  return { packages };
}

function write(judged: Judged, { format, lang }: ValidateOptions, heard: Heard | undefined): void {
  if ('problem' in judged) {
    console.error(`proevesten: ${visible(judged.file)}: ${judged.problem}`);
    return;
  }
  const { file, result, source } = judged;
  if (format === 'ndjson') console.log(JSON.stringify({ file, ...result, secondOpinion: heard }));
  else if (format === 'operationoutcome') console.log(JSON.stringify(operationOutcome(result, heard)));
  else console.log(validationText(file, source, result, { ...terminal(), lang }));
}
