import { decodeBase64 } from './base64.ts';
import type {
  Envelope,
  EnvelopeProblem,
  EnvelopeProblemCode,
  EnvelopeReading,
  ReceiptKind,
} from './envelope.ts';
import {
  envelopeNamespace,
  envelopeShape,
  isHexadecimal,
  type ReadEnvelope,
  rootName,
} from './envelope-shape.ts';
import { legibleHead } from './legible-head.ts';
import type { XmlElement } from './xml/document.ts';
import { readXml } from './xml/read-xml.ts';
import { XmlError } from './xml/xml-error.ts';

/**
 * Reads the bytes of an envelope. It never throws on what a party sent: everything that is wrong is a problem, and what
 * could be read all the same is given. A message is given with empty `data` when that is not base64.
 *
 * @param limits `maxBytes`: 256 MiB unless told
 */
export function readEnvelope(
  bytes: Uint8Array,
  limits: { readonly maxBytes?: number } = {},
): EnvelopeReading {
  const problems: EnvelopeProblem[] = [];
  const note = (
    code: EnvelopeProblemCode,
    message: string,
    severity: EnvelopeProblem['severity'] = 'error',
  ) => {
    if (problems.length < mostProblems) problems.push({ severity, code, message });
  };

  const root = rootOf(bytes, limits, note);
  const read =
    root && isEnvelope(root, note)
      ? envelopeShape.read(root, {
          path: '',
          note: (problem) => note('not-schema-valid', withoutRoot(problem)),
        })
      : undefined;
  if (!read) return { partial: legibleHead(bytes), problems };

  const envelope = envelopeOf(read, note);
  const { id, sender, receiver } = read;
  return { ...(envelope ? { envelope } : {}), partial: { id, sender, receiver }, problems };
}

// Enough to repair an envelope by; a hostile one could otherwise be answered with more than it sent.
const mostProblems = 50;

type Note = (code: EnvelopeProblemCode, message: string, severity?: EnvelopeProblem['severity']) => void;

function rootOf(
  bytes: Uint8Array,
  limits: { readonly maxBytes?: number },
  note: Note,
): XmlElement | undefined {
  try {
    return readXml(bytes, { ...limits, maxDepth: 32, maxElements: 10_000 }).root;
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    note('not-xml', error.message);
    return undefined;
  }
}

function isEnvelope({ name, namespace }: XmlElement, note: Note): boolean {
  if (name !== rootName || !namespace.startsWith('urn:oio:medcom:vans-envelope:1.0')) {
    note('not-an-envelope', `the root is ${name} in ${namespace || 'no namespace'}, not ${rootName}`);
    return false;
  }
  if (namespace !== envelopeNamespace) {
    // ASSUMPTION: 1.0 had the same tree.
    note('other-namespace', `namespace ${namespace} where ${envelopeNamespace} is current`, 'warning');
  }
  return true;
}

function envelopeOf({ message, receipt, ...head }: ReadEnvelope, note: Note): Envelope | undefined {
  if (message) {
    warnOfLetters([head.id, message.meta.identifier], note);
    const data = decodeBase64(message.data);
    if (!data) note('data-not-base64', 'Data is not base64');
    const size = message.meta.document.sizeInBytes;
    if (data && data.length !== size)
      note('size-mismatch', `SizeInBytes is ${size}, Data holds ${data.length} bytes`);
    return { kind: 'message', ...head, meta: message.meta, data: data ?? new Uint8Array() };
  }
  const [kind, content] = Object.entries(receipt ?? {})[0] ?? [];
  if (!kind || !content) return undefined;
  warnOfLetters([head.id, content.originalEnvelopeId, content.original?.identifier], note);
  return { kind: kind as ReceiptKind, ...head, ...content };
}

function warnOfLetters(identifiers: readonly (string | undefined)[], note: Note): void {
  for (const identifier of identifiers) {
    if (identifier !== undefined && !isHexadecimal(identifier)) {
      note(
        'identifier-not-hex',
        `${identifier} is not hexadecimal, which the published pattern lets pass`,
        'warning',
      );
    }
  }
}

function withoutRoot(problem: string): string {
  return problem.startsWith(': ') ? `${rootName}${problem}` : problem;
}
