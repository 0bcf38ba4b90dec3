// Judges random mutations of real messages: none may crash the validator, or keep it busy for long.
//   node scripts/fuzz-validation.ts [--cases=100000] [--seed=1] [--messages=FOLDER…] [--write=FOLDER]
// With --write the mutated JSON messages are written instead, for another validator to judge.
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadValidator } from '../src/validation/validator.ts';
import { mutateBytes } from './fuzz/mutate-bytes.ts';
import { mutateJson } from './fuzz/mutate-json.ts';
import { seeded } from './fuzz/random.ts';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    messages: {
      type: 'string',
      multiple: true,
      default: ['fixtures/message/care-communication', 'fixtures/message/acknowledgement'],
    },
    write: { type: 'string' },
  },
});
// A mutation can double a large part, but no judgement may take longer than this.
const longest = 2000;

const files = values.messages.flatMap((folder) => globSync(`${folder}/**/*.{json,xml}`)).toSorted();
const messages = files.map((file) => ({ file, json: file.endsWith('.json'), bytes: readFileSync(file) }));
const parsed = messages.filter(({ json }) => json).map(({ bytes }) => JSON.parse(bytes.toString()));
const random = seeded(Number(values.seed));
const cases = Number(values.cases);

if (values.write) {
  mkdirSync(values.write, { recursive: true });
  for (let i = 0; i < cases; i++) {
    const { message } = mutateJson(random.pick(parsed), random);
    writeFileSync(path.join(values.write, `${String(i).padStart(6, '0')}.json`), JSON.stringify(message));
  }
  process.exit();
}

const validator = await loadValidator({ definitions: 'built-in' });
// Definitions are compiled when they are first needed; that is not what is measured.
for (const { bytes } of messages) validator.validate(bytes);
const slowest = { milliseconds: 0, case: 0 };
let valid = 0;
let failed = 0;
for (let i = 0; i < cases; i++) {
  const structured = random.below(2) === 0;
  const text = structured
    ? Buffer.from(JSON.stringify(mutateJson(random.pick(parsed), random).message))
    : mutateBytes(random.pick(messages).bytes, random);
  const start = performance.now();
  try {
    if (validator.validate(text, { standard: random.pick(['carecommunication', 'acknowledgement']) }).valid)
      valid++;
  } catch (error) {
    failed++;
    writeFileSync(`fuzz-${values.seed}-${i}.txt`, text);
    console.error(`case ${i}:`, error);
  }
  const milliseconds = performance.now() - start;
  if (milliseconds > slowest.milliseconds) Object.assign(slowest, { milliseconds, case: i });
}
console.log(
  `${cases} cases of ${messages.length} messages: ${failed} crashes, ${valid} valid; the slowest, ${slowest.case}, took ${slowest.milliseconds.toFixed(0)} ms; ` +
    `${(process.memoryUsage.rss() / 2 ** 20).toFixed(0)} MB`,
);
process.exitCode = failed > 0 || slowest.milliseconds > longest ? 1 : 0;
