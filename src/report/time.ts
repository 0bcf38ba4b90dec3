import type { Text } from '../requirement/define.ts';

/** A moment as it is written on a Danish clock, `23. november 2026 kl. 21.04`, whatever the machine's own zone. */
export function danishTime(iso: string): Text {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return { en: iso, da: iso };
  return { en: written(moment, 'en-GB'), da: written(moment, 'da-DK') };
}

function written(moment: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Copenhagen',
  }).format(moment);
}
