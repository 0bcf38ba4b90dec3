import type { XmlDocument } from '../message/xml/document.ts';
import { readXml } from '../message/xml/read-xml.ts';
import { XmlError } from '../message/xml/xml-error.ts';
import type { FhirFormat } from '../message/fhir-message.ts';
import { buildFromJson } from './element/build-from-json.ts';
import { buildFromXml } from './element/build-from-xml.ts';
import type { Element } from './element/element.ts';
import type { Shapes } from './element/element-shape.ts';
import { JsonError, readJson } from './json/read-json.ts';
import type { Finding } from './rules/finding.ts';

export type ReadMessage = {
  /** The text that offsets count in. */
  readonly text: string;
  /** Undefined when the text could not be read as a resource; the findings say why. */
  readonly root: Element | undefined;
  readonly findings: Finding[];
};

// Above this the engine could still judge in time, but memory would no longer be bounded.
const mostElements = 250_000;

/** The elements of a message, and everything that is wrong with the way they are written. */
export function readMessage(bytes: Uint8Array, format: FhirFormat, shapes: Shapes): ReadMessage {
  return format === 'xml' ? fromXml(bytes, shapes) : fromJson(bytes, shapes);
}

/** XML begins with `<`; anything else is read as JSON. */
export function formatOf(bytes: Uint8Array): FhirFormat {
  const start = new TextDecoder().decode(bytes.subarray(0, 64)).replaceAll(/[\s\0\uFFFD]/g, '');
  return start.startsWith('<') ? 'xml' : 'json';
}

function fromJson(bytes: Uint8Array, shapes: Shapes): ReadMessage {
  const findings: Finding[] = [];
  const report = (finding: Finding) => void findings.push(finding);
  const text = decodeUtf8(bytes);
  if (text === undefined) {
    report({
      severity: 'fatal',
      key: 'json.encoding',
      at: { path: '$', offset: 0 },
      message: 'the bytes are not UTF-8',
      source: 'RFC 8259',
    });
    return { text: '', root: undefined, findings };
  }
  const marked = text.startsWith('\uFEFF');
  if (marked) {
    report({
      severity: 'warning',
      key: 'json.byte-order-mark',
      at: { path: '$', offset: 0 },
      message: 'JSON is sent without a byte order mark',
      source: 'RFC 8259',
    });
  }
  const plain = marked ? text.slice(1) : text;
  const forgive = (message: string, offset: number) =>
    report({
      severity: 'warning',
      key: 'json.control-character',
      at: { path: '$', offset },
      message,
      source: 'RFC 8259',
    });
  try {
    return { text: plain, root: buildFromJson(readJson(plain, forgive), { shapes, report }), findings };
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    report({
      severity: 'fatal',
      key: 'json.syntax',
      at: { path: '$', offset: error.offset },
      message: error.message,
      source: 'RFC 8259',
    });
    return { text: plain, root: undefined, findings };
  }
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function fromXml(bytes: Uint8Array, shapes: Shapes): ReadMessage {
  const findings: Finding[] = [];
  const report = (finding: Finding) => void findings.push(finding);
  try {
    const document = readXml(bytes, { maxElements: mostElements });
    const problem = badHeader(bytes, document);
    if (problem !== undefined) {
      report({
        severity: 'error',
        key: 'xml.encoding',
        at: { path: '$', offset: 0 },
        message: problem,
        source: 'FHIR R4 XML',
      });
    }
    return { text: document.text, root: buildFromXml(document, { shapes, report }), findings };
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const { message, offset, line, column } = error;
    report({
      severity: 'fatal',
      key: 'xml.syntax',
      at: { path: '$', offset, line, column },
      message,
      source: 'XML 1.0',
    });
    return { text: '', root: undefined, findings };
  }
}

/** UTF-8, said or meant: the official validator's `checkHeader` looks at the first bytes and at the declaration. */
function badHeader(bytes: Uint8Array, { text, encoding }: XmlDocument): string | undefined {
  const begins = text.startsWith('<') || bytes[0] === 0xef;
  if (encoding !== 'UTF-8' || !begins) return 'an XML message is UTF-8 and begins with <';
  const declared = /^<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)/.exec(text.slice(0, 256))?.[1];
  return declared === undefined || declared.toUpperCase() === 'UTF-8'
    ? undefined
    : `the XML declaration must say encoding="UTF-8", not ${declared}`;
}
