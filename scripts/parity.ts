// Compares our verdicts with those of the official HL7 validator: recorded ones in ../shared/oracle, or, for files and folders
// that are named, those of ../shared/tools/hl7-oracle asked now (Java and Maven needed):
//   npm run parity -- [--definitions=packages|built-in] [--format=json|xml|twins] [--sample=N] [FILE|FOLDER…]
// Twins are the JSON messages written as XML, as far as XML can say the same: the official verdict on the JSON counts.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadValidator } from '../src/validation/validator.ts';
import { compareVerdicts } from './parity/compare-verdicts.ts';
import { corpus, type Judged } from './parity/corpus.ts';
import { officialVerdicts } from './parity/official-verdicts.ts';
import { xmlTwins } from './parity/xml-twins.ts';

const shared = new URL('../../shared/', import.meta.url);
const oracle = new URL('oracle/', shared);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    definitions: { type: 'string', default: 'packages,built-in' },
    format: { type: 'string', default: 'json,xml,twins' },
    sample: { type: 'string', default: '1' },
  },
});
if (!existsSync(oracle)) {
  console.error('parity needs the recorded verdicts in ../shared/oracle, which are not here');
  process.exit(3);
}

const sources: Readonly<Record<string, () => Promise<readonly Judged[]>>> = {
  json: () => corpus(oracle, 'json'),
  xml: () => corpus(oracle, 'xml'),
  twins: async () => xmlTwins(await corpus(oracle, 'json')),
};
const sets =
  positionals.length > 0
    ? [['named', await officialVerdicts(shared, positionals)] as const]
    : await Promise.all(
        values.format.split(',').map(async (name) => [name, (await sources[name]?.()) ?? []] as const),
      );

for (const definitions of values.definitions.split(',')) {
  const packages = new URL('igs/', shared).pathname;
  const validator = await loadValidator({
    definitions: definitions === 'built-in' ? 'built-in' : { packages },
  });
  for (const [name, messages] of sets) {
    const { agreed, judged, refused, medianMilliseconds, disagreements } = compareVerdicts(
      validator,
      messages,
      Number(values.sample),
    );
    console.log(
      `${name.padEnd(6)} ${definitions.padEnd(9)} ${agreed} of ${judged} verdicts agree ` +
        `(${((100 * agreed) / judged).toFixed(2)} %); ${refused} valid messages refused; median ${medianMilliseconds.toFixed(2)} ms`,
    );
    for (const line of disagreements) console.log(`  ${line}`);
    if (judged === 0 || disagreements.length > 0) process.exitCode = 1;
  }
}
