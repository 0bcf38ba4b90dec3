import { z } from 'zod';
import { runVerdictFile } from '../src/verdict/run-verdict-schema.ts';

/** The JSON Schema of `verdicts.json`: docs/verdicts.schema.json. */
export function verdictsSchema(): string {
  const schema = { title: 'Prøvesten verdicts', ...z.toJSONSchema(runVerdictFile) };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
