// Compares our verdicts with those of the official HL7 validator, recorded in ../shared/oracle:
//   node scripts/parity.ts [--definitions=packages|built-in] [--format=json|xml] [--sample=N] [--list]
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadValidator } from '../src/validation/validator.ts';
import { compareVerdicts } from './parity/compare-verdicts.ts';
import { corpus, type CorpusFormat } from './parity/corpus.ts';

const shared = new URL('../../shared/', import.meta.url);
const { values } = parseArgs({
  options: {
    definitions: { type: 'string', default: 'packages' },
    format: { type: 'string' },
    sample: { type: 'string', default: '1' },
    list: { type: 'boolean', default: false },
  },
});

if (!existsSync(new URL('oracle/', shared))) {
  console.error('parity needs the recorded verdicts in ../shared/oracle, which are not here');
  process.exit(3);
}
const packages = new URL('igs/', shared).pathname;
const validator = await loadValidator({
  definitions: values.definitions === 'built-in' ? 'built-in' : { packages },
});
const formats = values.format ? [values.format as CorpusFormat] : (['json', 'xml'] as const);
let unequal = 0;
for (const format of formats) {
  const messages = await corpus(new URL('oracle/', shared), format);
  const outcome = compareVerdicts(validator, messages, Number(values.sample));
  unequal += outcome.disagreements.length;
  console.log(
    `${format}, ${values.definitions}: ${outcome.agreed} of ${outcome.judged} verdicts agree (${((100 * outcome.agreed) / outcome.judged).toFixed(2)} %); ` +
      `${outcome.refused} valid messages refused; median ${outcome.medianMilliseconds.toFixed(2)} ms`,
  );
  for (const line of outcome.disagreements) if (values.list) console.log(`  ${line}`);
}
process.exitCode = unequal > 0 && !values.list ? 1 : 0;
