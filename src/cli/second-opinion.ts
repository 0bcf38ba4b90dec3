import { statSync } from 'node:fs';
import { HarnessError, UsageError } from '../errors.ts';
import type { Opinion, SecondOpinion } from '../validation/second-opinion/opinion.ts';
import { officialPackage } from '../validation/second-opinion/official-package.ts';
import { validatorJar } from '../validation/second-opinion/validator-jar.ts';
import { validatorService } from '../validation/second-opinion/validator-service.ts';
import type { JudgedMessage } from './judged-files.ts';
import { webCaller } from '../network/web-call.ts';

/** What another validator said of a message, beside our verdict. */
export type Heard = { readonly by: string } & (
  | (Extract<Opinion, { valid: boolean }> & { readonly agrees: boolean })
  | Extract<Opinion, { silent: string }>
);

export type Listener = {
  readonly by: string;
  readonly atOnce: number;
  /** What is said of each result; undefined for all once the other validator cannot be had. */
  readonly hear: (judged: readonly JudgedMessage[]) => Promise<readonly (Heard | undefined)[]>;
  readonly disagreements: () => number;
  /** How many messages there was an opinion on. */
  readonly heard: () => number;
  /** Why there was no opinion on a message, in one line; undefined when there was one on all. */
  readonly trouble: () => string | undefined;
};

/** The first call of a service loads packages, which may take minutes. */
const patienceMs = 600_000;
const largestAnswer = 100_000_000;

/** One of the two is given. */
type SecondOpinionOptions = { readonly secondOpinion?: string; readonly validatorJar?: string };

/** Who is asked for a second opinion. */
export function listenerFor(options: SecondOpinionOptions): Listener {
  const other = otherValidator(options);
  let [disagreements, heard] = [0, 0];
  let trouble: string | undefined;
  let lost = false;

  const ask = async (judged: readonly JudgedMessage[]): Promise<readonly Opinion[]> => {
    if (lost || judged.length === 0) return [];
    try {
      return await other.ask(
        judged.map(({ source, result }) => ({
          bytes: source,
          format: result.format,
          ig: officialPackage(result),
        })),
      );
    } catch (error) {
      if (!(error instanceof HarnessError)) throw error;
      lost = true;
      trouble = `no second opinion: ${error.message} [${error.code}]`;
      return [];
    }
  };

  return {
    by: other.by,
    atOnce: other.atOnce,
    disagreements: () => disagreements,
    heard: () => heard,
    trouble: () => trouble,
    async hear(judged) {
      const opinions = await ask(judged);
      return judged.map(({ file, result }, i) => {
        const opinion = opinions[i];
        if (!opinion) return undefined;
        if ('silent' in opinion) {
          trouble ??= `no second opinion on ${file}: ${opinion.silent}`;
          return { by: other.by, ...opinion };
        }
        heard += 1;
        const agrees = opinion.valid === result.valid;
        if (!agrees) disagreements += 1;
        return { by: other.by, valid: opinion.valid, agrees, issues: opinion.issues };
      });
    },
  };
}

function otherValidator({ secondOpinion = '', validatorJar: jar }: SecondOpinionOptions): SecondOpinion {
  if (jar !== undefined) {
    if (!statSync(jar, { throwIfNoEntry: false })?.isFile())
      throw new UsageError(`--validator-jar ${jar}: no such file`);
    return validatorJar(jar);
  }
  if (!/^https?:$/.test(URL.parse(secondOpinion)?.protocol ?? ''))
    throw new UsageError(
      `--second-opinion ${secondOpinion}: give the http or https address of a validator-wrapper`,
    );
  const call = webCaller({ environment: process.env, silenceMs: patienceMs, totalMs: patienceMs });
  return validatorService(secondOpinion, (url, body) =>
    call({ method: 'POST', url, body, accept: 'application/json', maxAnswerBytes: largestAnswer }),
  );
}
