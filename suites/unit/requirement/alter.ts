import type { MessageEnvelope } from '../../../src/message/envelope.ts';
import type { FhirResource } from '../../../src/message/fhir-message.ts';
import { edited, type Loose } from './edited.ts';
import { headerId } from './scenes.ts';

type Alter = (resource: Loose) => void;
type Change = (bundle: FhirResource) => FhirResource;

export const header = (alter: Alter): Change => ofType('MessageHeader', alter);
export const communication = (alter: Alter): Change => ofType('Communication', alter);
export const patient = (alter: Alter): Change => ofType('Patient', alter);

export function ofType(type: string, alter: Alter): Change {
  return (bundle) => edited(bundle, type, alter);
}

/** Alters the organisation with the location number. */
export function organisation(gln: string, alter: Alter): Change {
  return (bundle) =>
    edited(bundle, 'Organization', (one) => {
      if (JSON.stringify(one).includes(gln)) alter(one);
    });
}

/** Alters the Provenance of the message itself. */
export function ownProvenance(alter: Alter): Change {
  return (bundle) =>
    edited(bundle, 'Provenance', (one) => {
      if (JSON.stringify(one['target']).includes(headerId(bundle))) alter(one);
    });
}

/** Alters every Communication.payload that holds the element: `contentString` or `contentAttachment`. */
export function payload(element: string, alter: Alter): Change {
  return communication((one) => {
    for (const each of one['payload']) if (each[element] !== undefined) alter(each);
  });
}

/** Removes the extension whose url has the word in it. */
export function withoutExtension(element: Loose, word: string): void {
  element['extension'] = element['extension'].filter(({ url }: Loose) => !url.includes(word));
}

export function extension(element: Loose, word: string): Loose {
  return element['extension'].find(({ url }: Loose) => url.includes(word));
}

/** Removes entries of the Bundle. */
export function withoutEntries(isUnwanted: (resource: Loose) => boolean): Change {
  return (bundle) => ({
    ...bundle,
    entry: (bundle['entry'] as { resource: Loose }[]).filter(({ resource }) => !isUnwanted(resource)),
  });
}

export function document(change: Partial<MessageEnvelope['meta']['document']>) {
  return (envelope: MessageEnvelope): MessageEnvelope => ({
    ...envelope,
    meta: { ...envelope.meta, document: { ...envelope.meta.document, ...change } },
  });
}

export function transport(change: Partial<NonNullable<MessageEnvelope['meta']['transport']>>) {
  return (envelope: MessageEnvelope): MessageEnvelope => ({
    ...envelope,
    meta: {
      ...envelope.meta,
      transport: { transformMessage: false, serviceTags: [], ...envelope.meta.transport, ...change },
    },
  });
}
