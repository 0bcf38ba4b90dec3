// How fast we judge valid CareCommunication messages, beside JSON.parse of the same text and, with --official, beside the
// official HL7 engine in ../shared/tools/hl7-oracle (Java and Maven needed):
//   node scripts/bench-validation.ts [--definitions=packages|built-in] [--seconds=5] [--official]
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadValidator } from '../src/validation/validator.ts';
import { officialTimes } from './parity/official-times.ts';

const shared = new URL('../../shared/', import.meta.url);
const { values } = parseArgs({
  options: {
    definitions: { type: 'string', default: 'packages' },
    seconds: { type: 'string', default: '5' },
    official: { type: 'boolean', default: false },
  },
});
if (!existsSync(shared)) {
  console.error('the bench needs the messages in ../shared/examples, which are not here');
  process.exit(3);
}

const packages = fileURLToPath(new URL('igs/', shared));
const validator = await loadValidator({
  definitions: values.definitions === 'built-in' ? 'built-in' : { packages },
});
const files = ['send', 'receive'].flatMap((folder) => {
  const url = new URL(`examples/carecommunication/${folder}/`, shared);
  return readdirSync(url).map((name) => fileURLToPath(new URL(name, url)));
});
const messages = files
  .map((file) => ({ file, format: file.endsWith('.xml') ? 'xml' : 'json', bytes: readFileSync(file) }))
  .filter(({ bytes }) => validator.validate(bytes, { standard: 'carecommunication' }).valid);

for (const format of ['json', 'xml']) {
  const ofFormat = messages.filter((message) => message.format === format);
  const ours = medianOf(() =>
    ofFormat.map(({ bytes }) => validator.validate(bytes, { standard: 'carecommunication' }).milliseconds),
  );
  const size = ofFormat.reduce((sum, { bytes }) => sum + bytes.length, 0) / ofFormat.length / 1024;
  const line = `${format}: ${ofFormat.length} valid messages of ${size.toFixed(0)} KB: median ${ours.toFixed(3)} ms`;
  if (format === 'json') {
    const floor = medianOf(() => ofFormat.map(({ bytes }) => timeOf(() => JSON.parse(bytes.toString()))));
    console.log(`${line}; JSON.parse ${floor.toFixed(3)} ms, ${(ours / floor).toFixed(0)} times the floor`);
  } else console.log(line);
}
console.log(`resident memory ${(process.memoryUsage.rss() / 2 ** 20).toFixed(0)} MB`);
if (values.official) {
  const { first, warm } = await officialTimes(
    shared,
    messages.map(({ file }) => file),
  );
  console.log(`official engine: first message ${first.toFixed(0)} ms, warm median ${warm.toFixed(1)} ms`);
}

/** The median of what `round` measures, over rounds for the time that was asked for; the first third warms up. */
function medianOf(round: () => readonly number[]): number {
  const end = performance.now() + Number(values.seconds) * 1000;
  const times: number[] = [];
  while (performance.now() < end) times.push(...round());
  const warm = times.slice(Math.floor(times.length / 3)).toSorted((a, b) => a - b);
  return warm[warm.length >> 1] ?? Number.NaN;
}

function timeOf(task: () => void): number {
  const start = performance.now();
  task();
  return performance.now() - start;
}
