import { inStep } from './in-step.ts';
import { verdictsSchema } from './verdicts-schema.ts';

await inStep('docs/verdicts.schema.json', verdictsSchema());
