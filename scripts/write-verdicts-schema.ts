import { writeFileSync } from 'node:fs';
import { verdictsSchema } from './verdicts-schema.ts';

writeFileSync(new URL('../docs/verdicts.schema.json', import.meta.url), verdictsSchema());
