import { documentKindOf, type RecognisedDocument } from '../message/document-kinds.ts';
import type { Envelope, EnvelopeProblemCode, EnvelopeReading, MessageEnvelope } from '../message/envelope.ts';
import type { Directory, DirectoryEntry } from './directory.ts';
import { readablePayload, type PayloadCheck } from './payload-check.ts';
import { refusal, type Refusal, type RefusalReason } from './refusal.ts';
import { routeOf, type Route } from './routing.ts';

export type CheckOptions = {
  readonly directory: Directory;
  /** Whether a conversion service stands behind the VANS. */
  readonly converts: boolean;
  readonly checkPayload?: PayloadCheck;
  /** Takes a SizeInBytes that is wrong: a converting operator may have estimated it. */
  readonly estimatedSizes?: boolean;
};

export type Checked = { readonly refusal: Refusal } | Passed;

/** An envelope that nothing is amiss with. */
export type Passed = {
  readonly envelope: Envelope;
  readonly route: 'forward' | 'convert';
  readonly warnings: readonly string[];
};

/** An envelope on its way through the checks; each step may rely on those before it. */
type Candidate = CheckOptions & {
  readonly reading: EnvelopeReading;
  readonly receiver: DirectoryEntry | undefined;
  /** What the metadata of a message names; a receipt carries no document. */
  readonly document: RecognisedDocument | undefined;
  readonly warnings: string[];
};

type Step = { readonly name: string; readonly refuses: (candidate: Candidate) => Refusal | undefined };

/** What a VANS looks at, in this order; the first that refuses decides. */
export const vansChecks: readonly Step[] = [
  { name: 'envelope readable', refuses: unreadable },
  { name: 'receiver known', refuses: unknownReceiver },
  { name: 'data decodes', refuses: (it) => problem(it, 'data-not-base64', 'not-base64') },
  {
    name: 'size agrees',
    refuses: (it) => (it.estimatedSizes ? undefined : problem(it, 'size-mismatch', 'wrong-size')),
  },
  { name: 'document known', refuses: inMessage(unknownDocument) },
  { name: 'MIME agrees', refuses: inMessage(mimeDisagrees) },
  { name: 'payload valid', refuses: inMessage(payloadInvalid) },
  { name: 'receiver takes it', refuses: inMessage(receiverCannot) },
];

export function check(reading: EnvelopeReading, options: CheckOptions): Checked {
  const { envelope, problems } = reading;
  const candidate: Candidate = {
    ...options,
    reading,
    receiver: envelope?.receiver.type === 'EAN' ? options.directory.find(envelope.receiver.id) : undefined,
    document: envelope?.kind === 'message' ? documentKindOf(envelope.meta.document) : undefined,
    warnings: problems.filter(({ severity }) => severity === 'warning').map(({ message }) => message),
  };
  for (const { refuses } of vansChecks) {
    const refused = refuses(candidate);
    if (refused) return { refusal: refused };
  }
  if (!envelope) return { refusal: noEnvelope };
  const route = routed(candidate) === 'convert' ? 'convert' : 'forward';
  return { envelope, route, warnings: candidate.warnings };
}

const noEnvelope = refusal('not-valid', 'no envelope could be read');

function unreadable({ reading: { envelope, problems } }: Candidate): Refusal | undefined {
  const found = problems.find(({ severity, code }) => severity === 'error' && !dataProblems.has(code));
  if (found) return refusal('not-valid', found.message);
  return envelope ? undefined : noEnvelope;
}

/** These are about what the envelope carries, and have their own steps. */
const dataProblems: ReadonlySet<EnvelopeProblemCode> = new Set(['data-not-base64', 'size-mismatch']);

function problem(
  { reading }: Candidate,
  wanted: EnvelopeProblemCode,
  reason: RefusalReason,
): Refusal | undefined {
  const found = reading.problems.find(({ severity, code }) => severity === 'error' && code === wanted);
  return found && refusal(reason, found.message);
}

function unknownReceiver({ reading, receiver }: Candidate): Refusal | undefined {
  return receiver ? undefined : refusal('unknown-receiver', reading.envelope?.receiver.id ?? '');
}

type MessageStep = (message: MessageEnvelope, candidate: Candidate) => Refusal | undefined;

function inMessage(step: MessageStep): Step['refuses'] {
  return (candidate) => {
    const { envelope } = candidate.reading;
    return envelope?.kind === 'message' ? step(envelope, candidate) : undefined;
  };
}

function unknownDocument({ meta }: MessageEnvelope, { document }: Candidate): Refusal | undefined {
  const { name, format, version = '' } = meta.document;
  if (!document) return refusal('not-registered', name);
  if (!document.formatAgrees) return refusal('not-registered', `${name}, Format ${format}`);
  return document.versionAgrees ? undefined : refusal('unknown-version', `${name} ${version}`);
}

const mimeByFirstCharacter: Readonly<Record<string, string>> = {
  '<': 'application/fhir+xml',
  '{': 'application/fhir+json',
};

function mimeDisagrees({ meta, data }: MessageEnvelope): Refusal | undefined {
  if (meta.document.format !== 'HL7') return undefined;
  const tag = meta.transport?.serviceTags.find(({ name }) => name === 'MCM:MIME')?.value;
  // A byte order mark is no part of the text that decides between XML and JSON.
  const [first = ''] = Buffer.from(data.subarray(0, 64))
    .toString()
    .replace(/^\uFEFF/u, '')
    .trimStart();
  return tag !== undefined && tag === mimeByFirstCharacter[first]
    ? undefined
    : refusal('not-registered', `${meta.document.name}, MCM:MIME ${tag ?? '–'}, Data ${first}…`);
}

function payloadInvalid(message: MessageEnvelope, candidate: Candidate): Refusal | undefined {
  const { checkPayload = readablePayload, document, warnings } = candidate;
  const found = document ? checkPayload(message, document.kind, document.postfix) : [];
  warnings.push(...found.filter(({ severity }) => severity === 'warning').map((one) => one.message));
  const error = found.find(({ severity }) => severity === 'error');
  return error && refusal('payload-not-valid', error.message);
}

function receiverCannot({ receiver, meta }: MessageEnvelope, candidate: Candidate): Refusal | undefined {
  const { name, version = '' } = meta.document;
  return routed(candidate) === 'refuse'
    ? refusal('not-registered', `${receiver.id}, ${name} ${version}`)
    : undefined;
}

function routed({ reading, document, receiver, converts }: Candidate): Route {
  const { envelope } = reading;
  if (envelope?.kind !== 'message' || !document || !receiver) return 'forward';
  return routeOf(document.kind, envelope.meta.document.version, receiver, converts);
}
