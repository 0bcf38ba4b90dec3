/**
 * The instant with the offset of the zone, `2026-03-02T09:15:04+01:00`: the form that FHIR and the envelope want.
 * Parts of a second are dropped.
 */
export function withOffset(date: Date, zone = 'Europe/Copenhagen'): string {
  const part = partsIn(date, zone);
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}${part.offset}`;
}

/** The instant that a written time names; undefined when it names none, or has no offset and so leaves it open. */
export function instantOf(written: string | undefined): Date | undefined {
  if (!written || !hasOffset(written)) return undefined;
  const date = new Date(written);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** Whether a written time says its zone. */
export function hasOffset(written: string): boolean {
  return /T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/.test(written);
}

type Parts = Readonly<Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'offset', string>>;

function partsIn(date: Date, zone: string): Parts {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    calendar: 'iso8601',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  });
  const named = Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, value]));
  const offset = named['timeZoneName']?.replace('GMT', '') || '+00:00';
  const padded = (named['year'] ?? '').padStart(4, '0');
  return { ...named, year: padded, offset } as Parts;
}
