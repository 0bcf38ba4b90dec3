import { readFileSync } from 'node:fs';
import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { UsageError } from '../errors.ts';
import { capabilities } from '../exchange/exchange.ts';

const locationNumber = z
  .string()
  .regex(/^\d{13}$/, 'a location number (GLN) has 13 digits; put it in quotes');
const httpUrl = z.url({ protocol: /^https?$/, error: 'an http:// or https:// address' });

/** One YAML file a system under test; docs/system-file.md describes it. */
const systemFile = z.strictObject({
  name: z.string().min(1),
  version: z.string().optional(),
  identity: z.strictObject({
    gln: locationNumber,
    sor: z.string().regex(/^\d{13,17}$/, 'a SOR id has 13 to 17 digits; put it in quotes'),
    name: z.string().min(1),
  }),
  capabilities: z.array(z.enum(capabilities)),
  /** How envelopes reach the system; what it sends it always posts to the VANS. */
  network: z.discriminatedUnion('connector', [
    z.strictObject({
      connector: z.literal('push'),
      url: httpUrl,
      presentToken: z.string().optional(),
      token: z.string().min(8, 'at least 8 characters'),
    }),
    z.strictObject({ connector: z.literal('mailbox'), token: z.string().min(8, 'at least 8 characters') }),
  ]),
  /** Where the reference VANS listens, so that the system can be configured before the run. */
  vans: z
    .strictObject({ host: z.string().default('127.0.0.1'), port: z.int().min(0).max(65_535) })
    .optional(),
  driver: z.strictObject({ url: httpUrl, token: z.string().exactOptional() }).optional(),
  /** How long the harness waits for the system, and how long silence must last to count as silence. */
  patience: z
    .strictObject({
      answerSeconds: z.number().positive().max(3600).default(30),
      quietSeconds: z.number().min(0).max(600).default(2),
    })
    .prefault({}),
  /** Requirements that the vendor knows to fail, each with the reason. One that passes fails the run. */
  knownFailures: z.record(z.string(), z.string().min(1)).default({}),
});

export type SystemFile = z.infer<typeof systemFile>;

/** Reads and checks a system file; every problem is one line that begins with the path. */
export function readSystemFile(path: string): SystemFile {
  const parsed = systemFile.safeParse(parseYaml(path));
  if (parsed.success) return parsed.data;

  const problems = parsed.error.issues.map(
    ({ path: at, message }) => `${at.join('.') || 'the file'}: ${message}`,
  );
  throw new UsageError(`${path}: ${problems.join('; ')}`);
}

function parseYaml(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof YAMLParseError) {
      throw new UsageError(`${path}: not YAML: ${error.message.split('\n')[0]}`, { cause: error });
    }
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`${path}: ${code === 'ENOENT' ? 'no such file' : `cannot be read (${code})`}`, {
      cause: error,
    });
  }
}
