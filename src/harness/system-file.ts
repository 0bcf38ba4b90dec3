import { z } from 'zod';
import { UsageError } from '../errors.ts';
import { capabilities } from '../exchange/exchange.ts';
import { readYaml } from '../yaml-file.ts';
import { contradictionIn } from './system-file-contradiction.ts';
import { problemsIn } from './system-file-problems.ts';

const text = z.string().min(1, 'is empty');
const locationNumber = z.string().regex(/^\d{13}$/, 'a location number (GLN) has 13 digits');
const httpUrl = z.url({ protocol: /^https?$/, error: 'an http:// or https:// address' });
/** As the VANS takes it. */
const token = z
  .string()
  .regex(/^[\x21-\x7E]{8,512}$/, 'a token has 8 to 512 letters, digits and signs, without spaces');

/** One YAML file a system under test; docs/system-file.md describes it. */
const systemFile = z.strictObject({
  name: text,
  version: text.optional(),
  identity: z.strictObject({
    gln: locationNumber,
    sor: z.string().regex(/^\d{13,17}$/, 'a SOR id has 13 to 17 digits'),
    name: text,
  }),
  capabilities: z.array(z.enum(capabilities)),
  /** How envelopes reach the system; what it sends it always posts to the VANS. */
  network: z.discriminatedUnion('connector', [
    z.strictObject({
      connector: z.literal('push'),
      url: httpUrl,
      presentToken: token.optional(),
      token,
    }),
    z.strictObject({ connector: z.literal('mailbox'), token }),
  ]),
  /** Where the reference VANS listens, so that the system can be configured before the run. */
  vans: z
    .strictObject({
      host: text.default('127.0.0.1'),
      port: z
        .int('a whole number')
        .min(0, 'a port is a number from 0 to 65535')
        .max(65_535, 'a port is a number from 0 to 65535'),
    })
    .optional(),
  driver: z.strictObject({ url: httpUrl, token: z.string().exactOptional() }).optional(),
  /** How long the harness waits for the system, and how long silence must last to count as silence. */
  patience: z
    .strictObject({
      answerSeconds: z.number().positive('more than 0 seconds').max(3600, 'at most 3600 seconds').default(30),
      quietSeconds: z.number().min(0, 'at least 0 seconds').max(600, 'at most 600 seconds').default(2),
    })
    .prefault({}),
  /** Requirements that the vendor knows to fail, each with the reason. One that passes fails the run. */
  knownFailures: z.record(z.string(), z.string().min(1, 'give the reason')).default({}),
});

export type SystemFile = z.infer<typeof systemFile>;

/**
 * Reads and checks a system file.
 * @throws UsageError with every problem, in one line that begins with the path
 */
export function readSystemFile(path: string): SystemFile {
  const data = readYaml(path);
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw new UsageError(`${path}: is not a system file (see docs/system-file.md)`);
  const parsed = systemFile.safeParse(data);
  if (!parsed.success) throw new UsageError(`${path}: ${problemsIn(parsed.error.issues, data)}`);

  const contradiction = contradictionIn(parsed.data);
  if (contradiction) throw new UsageError(`${path}: ${contradiction}`);
  return parsed.data;
}
