import { FhirFormatError } from './fhir-format-error.ts';
import { kindOf } from './fhir-kind.ts';
import type { FhirFormat, FhirMessage, FhirResource } from './fhir-message.ts';
import { readFhirXml } from './fhir-xml.ts';
import { isNode } from './query.ts';
import { readJson } from './read-json.ts';
import { readXml } from './xml/read-xml.ts';

/**
 * What could be read of the bytes. `message` is absent when no Bundle could be made of them; with `problems` it may be
 * there all the same, and then holds what could be understood.
 */
export type FhirReading = { readonly message?: FhirMessage; readonly problems: readonly string[] };

/** A message with its envelope may be 100 MB (carecommunication 4.3); the rest is room for those that are too big. */
const maxBytes = 128 * 1024 * 1024;
const maxDepth = 64;
/** In JSON. A message with a hundred attachments has five thousand. */
const maxValues = 1_000_000;
/** In XML, narratives included: the converter takes time that grows with the square of what lies side by side. */
const maxElements = 100_000;

/**
 * Reads a FHIR message in either format. The bytes decide which: `declared` only adds a problem when they contradict it.
 * Never throws, whatever the bytes.
 */
export function readFhirMessage(bytes: Uint8Array, declared?: FhirFormat): FhirReading {
  if (bytes.length > maxBytes) {
    return { problems: [`${bytes.length} bytes, where ${maxBytes} are read`] };
  }
  const format = formatOf(bytes);
  if (!format) return { problems: ['neither JSON nor XML'] };

  const contradiction =
    declared && declared !== format ? [`${format}, although declared as ${declared}`] : [];
  try {
    const read = format === 'json' ? readJsonBundle(bytes) : readXmlBundle(bytes);
    const problems = [...contradiction, ...read.problems];
    const { resource } = read;
    if (!isBundle(resource)) return { problems: [...problems, `${described(resource)} instead of a Bundle`] };
    return { message: { format, bundle: resource, kind: kindOf(resource) }, problems };
  } catch (error) {
    return { problems: [...contradiction, (error as Error).message] };
  }
}

type Read = { readonly resource: unknown; readonly problems: readonly string[] };

function readJsonBundle(bytes: Uint8Array): Read {
  return { resource: readJson(decoded(bytes), { maxDepth, maxValues }), problems: [] };
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new FhirFormatError('not valid UTF-8', { cause: error });
  }
}

function readXmlBundle(bytes: Uint8Array): Read {
  const document = readXml(bytes, { maxBytes, maxDepth, maxElements });
  const { resource, problems } = readFhirXml(document);
  const isUtf8 = document.encoding === 'UTF-8' || document.encoding === 'US-ASCII';
  return { resource, problems: isUtf8 ? problems : [`${document.encoding} instead of UTF-8`, ...problems] };
}

/** By the first character that says something, after a byte order mark and white space. */
export function formatOf(bytes: Uint8Array): FhirFormat | undefined {
  const start = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  if (/^(?:\xFF\xFE|\xFE\xFF)/.test(start)) return 'xml';
  const first = /^(?:\xEF\xBB\xBF)?\s*(.)/.exec(start)?.[1];
  if (first === '<') return 'xml';
  return first === '{' || first === '[' ? 'json' : undefined;
}

function isBundle(resource: unknown): resource is FhirResource {
  return isNode(resource) && resource['resourceType'] === 'Bundle';
}

function described(resource: unknown): string {
  const type = isNode(resource) ? resource['resourceType'] : undefined;
  return typeof type === 'string' ? `a ${type}` : 'no resource';
}
