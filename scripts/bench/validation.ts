import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { officialTimes } from '../parity/official-times.ts';
import { coldStart } from './cold-start.ts';
import { judgingTime } from './judging-time.ts';
import { memory } from './memory.ts';
import { row, skipped } from './row.ts';
import { sampleMessages, shared } from './sample-messages.ts';

/** What judging messages costs, as rows of the table; what needs ../shared is skipped, and said so, where it is not there. */
export async function benchValidation(runs: number, seconds: number): Promise<void> {
  const { from, messages } = sampleMessages();
  const packages = fileURLToPath(new URL('igs/', shared));
  await judgingTime(`built-in, ${from}`, 'built-in', messages, seconds);
  if (existsSync(packages)) await judgingTime(`packages, ${from}`, { packages }, messages, seconds);
  else skipped('judging with packages', "MedCom's packages are not in ../shared/igs");
  coldStart(messages.find(({ format }) => format === 'json')!.file, runs);
  await memory();
  const missing = missingForOfficial();
  if (missing) skipped('official engine', missing);
  else {
    const { first, warm } = await officialTimes(
      shared,
      messages.map(({ file }) => file),
    );
    row('official engine, ms', [warm], `warm, the same messages; the first took ${first.toFixed(0)} ms`);
  }
}

function missingForOfficial(): string | undefined {
  if (!existsSync(new URL('tools/hl7-oracle/oracle', shared)))
    return '../shared/tools/hl7-oracle is not there';
  const missing = ['java', 'mvn'].filter((tool) => spawnSync(tool, ['-version']).error);
  return missing.length > 0 ? `${missing.join(' and ')} not found` : undefined;
}
