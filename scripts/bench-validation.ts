/**
 * What judging messages costs, alone: time per message beside JSON.parse of the same text and the official engine, cold
 * start, a large attachment, many messages. `npm run bench` shows the same among the rest.
 *   node scripts/bench-validation.ts [--seconds=5] [--runs=5]
 */
import { parseArgs } from 'node:util';
import { benchValidation } from './bench/validation.ts';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '5' }, runs: { type: 'string', default: '5' } },
});
await benchValidation(Number(values.runs), Number(values.seconds));
