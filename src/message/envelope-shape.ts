import type { DocumentInformation, EndPoint, MetaInformation } from './envelope.ts';
import { anyText, dateTime, integer, oneOf, textOfLength, tokenOfLength, truthValue } from './xml/lexical.ts';
import { many, one, optional, type ReadSequence, sequence, type WrittenSequence } from './xml/sequence.ts';
import { attributed, type Lexical, mapped, type Shape, simple } from './xml/shape.ts';

/** What is always written; when reading, any `urn:oio:medcom:vans-envelope:1.0…` will do. */
export const envelopeNamespace = 'urn:oio:medcom:vans-envelope:1.0.4';

export const rootName = 'VANSEnvelope';

// Where the published pattern says [aA-fF0-9], the range A-f takes in more than hexadecimal digits.
const published = /^[aA-fF0-9]{8}(?:-[aA-fF0-9]{4}){3}-[aA-fF0-9]{12}$/;
const hexadecimal = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function isHexadecimal(identifier: string): boolean {
  return hexadecimal.test(identifier);
}

/** Whether a receipt can say it. */
export function isIdentifier(text: string): boolean {
  return published.test(text);
}

const uuid: Lexical<string> = { ...anyText, wanted: 'a UUID', fits: (text) => published.test(text) };
const identifier: Shape<string> = {
  read: simple(uuid).read,
  write: simple({ ...uuid, fits: isHexadecimal }).write,
};
// A receipt says the identifiers that another party wrote, as it wrote them.
const echoed: Shape<string> = simple(uuid);

const endPoint = mapped(
  attributed('EndPointType', oneOf('EAN', 'CVR', 'VANS'), tokenOfLength(1, 18)),
  ([type, id]): EndPoint => ({ id, type }),
  ({ type, id }) => [type, id] as const,
);

const serviceTag = mapped(
  attributed('name', textOfLength(1, 70), textOfLength(1, 70)),
  ([name, value]) => ({ name, value }),
  ({ name, value }) => [name, value] as const,
);

const documentInformation: Shape<DocumentInformation> = sequence({
  format: one('Format', simple(oneOf('XML', 'EDIFACT', 'HL7', 'Binary', 'Other'))),
  name: one('Name', simple(textOfLength(1, 255))),
  version: optional('Version', simple(textOfLength(1, 255))),
  sizeInBytes: one('SizeInBytes', simple(integer(-(2 ** 31), 2 ** 31 - 1))),
});

const metaInformation: Shape<MetaInformation> = sequence({
  identifier: one('Identifier', echoed),
  processing: optional(
    'Processing',
    sequence({
      provider: one('ProviderIdentifier', simple(textOfLength(1, 255))),
      service: one('ServiceIdentifier', simple(textOfLength(1, 255))),
    }),
  ),
  document: one('Document', documentInformation),
  transport: optional(
    'Transport',
    sequence({
      type: optional('Type', simple(oneOf('reliable', 'unreliable'))),
      transformMessage: one('TransformMessage', simple(truthValue)),
      serviceTags: many('ServiceTag', serviceTag, 5),
    }),
  ),
});

const error = one(
  'Error',
  sequence({
    code: optional('Code', simple(integer(1, Number.MAX_SAFE_INTEGER))),
    description: one('Description', simple(textOfLength(1, 512))),
  }),
);
const originalEnvelopeId = one('OriginalEnvelopeIdentifier', echoed);
const original = one('OriginalMessage', metaInformation);

const head = {
  sender: one('SenderID', endPoint),
  receiver: one('ReceiverID', endPoint),
  id: one('EnvelopeIdentifier', identifier),
  sentAt: one('SentDateTime', simple(dateTime)),
};

const receiptChoice = {
  'negative-vans': optional(
    'NegativeVans',
    sequence({ error, originalEnvelopeId, original: optional('OriginalMessage', metaInformation) }),
  ),
  'negative-message': optional('NegativeMessage', sequence({ error, originalEnvelopeId, original })),
  'positive-message': optional('PositiveMessage', sequence({ originalEnvelopeId, original })),
};

const fields = {
  ...head,
  message: optional(
    'Message',
    // Data is base64 as written: it is decoded apart, so that a fault in it does not hide the rest.
    sequence({ meta: one('MetaInformation', metaInformation), data: one('Data', simple(anyText)) }),
  ),
  receipt: optional(
    'Receipt',
    sequence(receiptChoice, ['negative-vans', 'negative-message', 'positive-message']),
  ),
};

/** VANSEnvelope 1.0.4, as the schema that was published in the VANS operators' documentation has it. */
export const envelopeShape = sequence(fields, ['message', 'receipt']);

export type ReadEnvelope = ReadSequence<typeof fields>;
export type WrittenEnvelope = WrittenSequence<typeof fields>;
