import { z } from 'zod';
import { outcomes } from './outcome.ts';
import { runVerdictSchema, type RunVerdict } from './run-verdict.ts';

const id = z.string().regex(/^[a-z]+\.[a-z0-9]+(-[a-z0-9]+)*$/);
const outcome = z.enum(outcomes);
const text = z.strictObject({ en: z.string(), da: z.string() });

/** The shape of `verdicts.json`, from which docs/verdicts.schema.json is written. */
export const runVerdictFile = z.strictObject({
  schema: z.literal(runVerdictSchema),
  verdict: z.enum(['conforms', 'does-not-conform', 'error']),
  exitCode: z.union([z.literal(0), z.literal(1), z.literal(3)]),
  system: z.strictObject({ name: z.string(), version: z.string().exactOptional(), gln: z.string() }),
  edition: z.string(),
  stack: z.enum(['embedded', 'containers']),
  startedAt: z.string(),
  milliseconds: z.number().nonnegative(),
  scenarios: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      verdict: outcome,
      milliseconds: z.number().nonnegative(),
      exchange: z.string().describe('The saved exchange, relative to this file.'),
      harnessError: z.strictObject({ code: z.string(), message: z.string() }).exactOptional(),
      undelivered: z
        .string()
        .exactOptional()
        .describe('Why nothing of what was to be delivered reached the system.'),
    }),
  ),
  requirements: z.array(
    z.strictObject({
      id,
      level: z.enum(['MUST', 'SHOULD', 'MAY']),
      actor: z.enum(['sender', 'receiver', 'both', 'converter']),
      verdict: outcome.describe('The worst of the scenarios.'),
      scenarios: z.array(z.string()),
      text,
      passes: z.int().nonnegative(),
      counts: z.boolean().describe('false for a requirement that is younger than the edition.'),
    }),
  ),
  findings: z
    .array(
      z.strictObject({
        requirement: id,
        scenario: z.string(),
        outcome,
        expected: z.string(),
        actual: z.string(),
        at: z.string().describe('Number of the event in the exchange, and the place in it.'),
      }),
    )
    .describe('Everything that is not a pass.'),
  knownFailures: z.array(
    z.strictObject({
      requirement: z.string(),
      reason: z.string(),
      state: z.enum(['failed-as-declared', 'passed', 'not-judged', 'no-such-requirement']),
    }),
  ),
  notSeen: z.array(id).describe('Requirements of the edition that no scenario had anything to say about.'),
}) satisfies z.ZodType<RunVerdict>;
