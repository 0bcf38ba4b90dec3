import { isExpressible } from '../../src/message/fhir-xml.ts';
import { readFhirMessage } from '../../src/message/read-fhir.ts';
import { writeFhir } from '../../src/message/write-fhir.ts';
import type { Judged } from './corpus.ts';

/**
 * The messages as XML. Left out are those whose mistake XML cannot make, such as a number in quotation marks or an element
 * that FHIR does not know: their twins would be other messages.
 */
export function xmlTwins(messages: readonly Judged[]): Judged[] {
  return messages.flatMap((judged) => {
    const { message, problems } = readFhirMessage(judged.bytes);
    if (!message || problems.length > 0 || !isExpressible(message.bundle)) return [];
    const bytes = writeFhir(message.bundle, 'xml');
    const back = readFhirMessage(bytes);
    const same = back.problems.length === 0 && sameJson(back.message?.bundle, message.bundle);
    return same ? [{ ...judged, file: judged.file.replace(/json$/, 'xml'), bytes }] : [];
  });
}

function sameJson(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

/** The order of properties is no part of what a message says. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, each]) => [name, sorted(each)]),
  );
}
