import { inStep } from './in-step.ts';
import { requirementsPage } from './requirements-page.ts';

await inStep('docs/requirements.md', requirementsPage());
