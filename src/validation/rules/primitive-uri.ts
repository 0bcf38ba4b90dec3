import type { Element } from '../element/element.ts';
import { isAbsolute } from '../uri.ts';
import { hasFragment } from './fragments.ts';
import { fail, type Judgement } from './judgement.ts';
import { quoted } from './quoted.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
// The official validator does not see dots at the end.
const oid = /^[0-2](?:\.(?:0|[1-9][0-9]*))+\.*$/;
const examplesAllowed = /^Bundle\.entry\.(?:fullUrl$|request|response)/;

/** What is wrong with the form of a URI. */
export function badUri(value: string, { type, shape }: Element): string | undefined {
  if (/^(?:oid|uuid):/.test(value)) return `URIs of this kind begin with urn: ${quoted(value)}`;
  if (/ |^\s|\s$/.test(value)) return `a URI has no white space: ${quoted(value)}`;
  if (value.startsWith('urn:uuid:')) {
    const bare = value.slice('urn:uuid:'.length).split('#')[0]!;
    const versioned =
      type === 'canonical' && bare.includes('|') ? bare.slice(0, bare.lastIndexOf('|')) : bare;
    if (!uuid.test(versioned)) return `a UUID is written in lower case, 8-4-4-4-12: ${quoted(versioned)}`;
  }
  if (value.startsWith('urn:oid:')) {
    const bare = value.slice('urn:oid:'.length);
    const plain = type === 'canonical' ? bare.split('|')[0]! : bare;
    const longEnough = plain.lastIndexOf('.') >= 4 || plain.startsWith('1.3');
    if (!oid.test(plain) || !longEnough) return `${quoted(plain)} is not an OID`;
  }
  const example =
    /example\.(?:org|com|net)|acme\.(?:com|org)/.test(value) && !examplesAllowed.test(shape.rules.id);
  return example ? `URLs of examples cannot be used here: ${value}` : undefined;
}

/** A canonical URL is absolute, or leads to a place in the message. */
export function badCanonical(value: string, element: Element): string | undefined {
  const problem = badUri(value, element);
  if (problem !== undefined) return problem;
  if (!value.startsWith('#'))
    return isAbsolute(value) ? undefined : `a canonical URL must be absolute: ${quoted(value)}`;
  return hasFragment(element, value.slice(1))
    ? undefined
    : `${quoted(value)} leads to nothing in this message`;
}

/** HL7 keeps what it names: a URL of theirs that nobody knows is a mistake. Canonical URLs may come from any package. */
export function checkHl7Url(judgement: Judgement, element: Element, value: string): void {
  if (
    !/^http:\/\/(?:hl7\.org\/fhir|terminology\.hl7\.org\/)/.test(value) ||
    value.includes('hl7.org/fhir/sid/')
  )
    return;
  if (judgement.definitions.isKnown(value)) return;
  fail(judgement, 'primitive.hl7-url', element, `${quoted(value)} is not a URL that HL7 has defined`);
}
