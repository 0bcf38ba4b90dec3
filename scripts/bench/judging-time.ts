import { loadValidator, type ValidatorOptions } from '../../src/validation/validator.ts';
import { median, row } from './row.ts';
import type { SampleMessage } from './sample-messages.ts';

const standard = 'carecommunication';

/** How long a warm validator takes for valid messages, as rows of the table; medians of so many parts of the time asked for. */
export async function judgingTime(
  name: string,
  definitions: ValidatorOptions['definitions'],
  messages: readonly SampleMessage[],
  seconds: number,
): Promise<void> {
  const validator = await loadValidator({ definitions, standards: [standard] });
  const valid = messages.filter(({ bytes }) => validator.validate(bytes, { standard }).valid);
  for (const format of ['json', 'xml'] as const) {
    const ofFormat = valid.filter((message) => message.format === format).map(({ bytes }) => bytes);
    const size = ofFormat.reduce((sum, { length }) => sum + length, 0) / ofFormat.length / 1024;
    const ours = partMedians(ofFormat, seconds, (bytes) => void validator.validate(bytes, { standard }));
    const how = `${name}: ${ofFormat.length} valid messages of ${size.toFixed(0)} KB`;
    if (format === 'json') {
      const floor = median(partMedians(ofFormat, seconds / 2, (bytes) => void JSON.parse(bytes.toString())));
      const times = (median(ours) / floor).toFixed(0);
      row(`judging ${format}, ms`, ours, `${how}; ${times} times JSON.parse (${floor.toFixed(3)} ms)`);
    } else row(`judging ${format}, ms`, ours, how);
  }
}

const parts = 5;

/** Medians of five parts of the time; as much time again warms up before. */
function partMedians(messages: readonly Buffer[], seconds: number, task: (bytes: Buffer) => void): number[] {
  const part = (length: number) => {
    const times: number[] = [];
    for (const end = performance.now() + length * 1000; performance.now() < end;) {
      for (const bytes of messages) {
        const start = performance.now();
        task(bytes);
        times.push(performance.now() - start);
      }
    }
    return median(times);
  };
  part(seconds);
  return Array.from({ length: parts }, () => part(seconds / parts));
}
