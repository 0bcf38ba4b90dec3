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
  const named = Object.fromEntries(
    formatIn(zone)
      .formatToParts(date)
      .map(({ type, value }) => [type, value]),
  );
  const year = (named['year'] ?? '').padStart(4, '0');
  // The zone of Greenwich is written without an offset.
  return { ...named, year, offset: named['timeZoneName']?.replace('GMT', '') || '+00:00' } as Parts;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const twoDigits = '2-digit';
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    calendar: 'iso8601',
    year: 'numeric',
    month: twoDigits,
    day: twoDigits,
    hour: twoDigits,
    minute: twoDigits,
    second: twoDigits,
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  });
  formats.set(zone, format);
  return format;
}
