import { writeFileSync } from 'node:fs';
import { requirementsPage } from './requirements-page.ts';

writeFileSync(new URL('../docs/requirements.md', import.meta.url), requirementsPage());
