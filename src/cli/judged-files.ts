import { readFileSync, statSync } from 'node:fs';
import { HarnessError } from '../errors.ts';
import type { ValidatedStandard, ValidationResult } from '../validation/validation-result.ts';
import type { Validator } from '../validation/validator.ts';
import { messageFiles } from './message-files.ts';

/** A message with its envelope may be 100 MB; what is much larger is no message. */
const largestFile = 200_000_000;

export type JudgedMessage = {
  readonly file: string;
  readonly source: Uint8Array;
  readonly result: ValidationResult;
};

/** A file with its verdict, or why there is none. */
export type Judged = JudgedMessage | { readonly file: string; readonly problem: string };

/** Without a standard the message tells. */
type JudgingOptions = { readonly standard?: ValidatedStandard };

/** Results in groups of at most `atOnce`, as another validator takes them; never more of them than fit in memory. */
export function* judgedFiles(
  validator: Validator,
  targets: readonly string[],
  options: JudgingOptions,
  { atOnce, input }: { readonly atOnce: number; readonly input: Uint8Array | string | undefined },
): Generator<readonly Judged[]> {
  let group: Judged[] = [];
  let bytes = 0;
  for (const file of messageFiles(targets)) {
    const judged = judge(validator, file, options, input);
    group.push(judged);
    if ('source' in judged) bytes += judged.source.length;
    if (group.length < atOnce && bytes < largestFile) continue;
    yield group;
    group = [];
    bytes = 0;
  }
  if (group.length > 0) yield group;
}

function judge(
  validator: Validator,
  file: string,
  { standard }: JudgingOptions,
  input: Uint8Array | string | undefined,
): Judged {
  try {
    const source = file === '-' ? (input ?? 'is empty') : contentOf(file);
    if (typeof source === 'string') return { file, problem: source };
    const other = otherDocument(source);
    if (other) return { file, problem: other };
    return { file, source, result: validator.validate(source, { standard }) };
  } catch (error) {
    if (error instanceof HarnessError) return { file, problem: error.message };
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return { file, problem: `cannot be read (${code})` };
  }
}

/** The bytes, or why they are not read. A pipe or a device could go on for ever. */
function contentOf(file: string): Uint8Array | string {
  const status = statSync(file);
  if (!status.isFile()) return 'is no regular file';
  return status.size > largestFile ? tooLarge : readFileSync(file);
}

/** Everything that comes in, or why it is not judged. */
export async function standardInput(): Promise<Uint8Array | string> {
  const chunks: Buffer[] = [];
  let sum = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    sum += chunk.length;
    if (sum > largestFile) return tooLarge;
    chunks.push(chunk);
  }
  return sum === 0 ? 'is empty' : Buffer.concat(chunks);
}

const tooLarge = `over ${largestFile} bytes`;

/** What the file is, when its root element says that it is another document of the network. */
function otherDocument(source: Uint8Array): string | undefined {
  const head = Buffer.from(source.subarray(0, 4096)).toString('latin1');
  const root = /^[^<{[]*<(?:[?!][^>]*>[^<]*<)*(?:[\w.-]+:)?([\w.-]+)/.exec(head)?.[1];
  if (root === 'VANSEnvelope') return 'is a VANSEnvelope, no FHIR message: validate what its Data holds';
  if (root === 'Emessage') return 'is an OIOXML letter, no FHIR message: letters are not judged here';
  return undefined;
}
