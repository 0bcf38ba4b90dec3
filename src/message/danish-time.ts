import type { LocalMinute } from './letter.ts';
import { instantOf, withOffset } from './time.ts';

/** The Danish date and minute of a time with an offset; `undefined` when it names no instant. Seconds are cut off. */
export function localMinuteOf(written: string | Date | undefined): LocalMinute | undefined {
  const instant = written instanceof Date ? written : instantOf(written);
  if (!instant) return undefined;
  const local = withOffset(instant);
  return { date: local.slice(0, 10), time: local.slice(11, 16) };
}

/**
 * A Danish date and minute as a time with its offset. In the autumn one hour is told twice, and the first is chosen; in
 * the spring one hour does not exist, and it is counted on from before: then it is not `certain`.
 */
export function instantOfLocal({ date, time }: LocalMinute): {
  readonly written: string;
  readonly certain: boolean;
} {
  const readings = [summer, winter].map((offset) => `${date}T${time}:00${offset}`);
  const real = readings.filter((reading) => instantOf(reading) && withOffset(new Date(reading)) === reading);
  return { written: real[0] ?? `${date}T${time}:00${winter}`, certain: real.length === 1 };
}

const summer = '+02:00';
const winter = '+01:00';
