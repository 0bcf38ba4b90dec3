import type { FhirResource } from '../message/fhir-message.ts';
import { resourcesOf, textAt, valuesAt } from '../message/query.ts';
import { withEachPayload } from './change-bundle.ts';

/**
 * The contents of the attachments that went through the system, by the identifier of their segment: a reply carries
 * earlier attachments without content, and its receiver shows what it has kept.
 */
export type KeptAttachments = {
  /** Base64. */
  readonly dataOf: (segmentId: string | undefined) => string | undefined;
};

export function attachmentArchive(): KeptAttachments & {
  readonly keep: (bundle: FhirResource) => void;
  readonly forget: () => void;
} {
  const kept = new Map<string, string>();
  return {
    dataOf: (segmentId) => (segmentId === undefined ? undefined : kept.get(segmentId)),
    keep(bundle) {
      for (const payload of valuesAt(resourcesOf(bundle, 'Communication'), 'payload')) {
        const identifier = segmentIdOf(payload);
        const data = textAt(payload, 'contentAttachment.data');
        if (identifier && data && !kept.has(identifier)) kept.set(identifier, data);
      }
    },
    forget: () => kept.clear(),
  };
}

/** The message with the contents of its earlier attachments put back, as a forward passes them on. */
export function withKeptAttachments(bundle: FhirResource, kept: KeptAttachments): FhirResource {
  return withEachPayload(bundle, (payload) => {
    const attachment = payload['contentAttachment'];
    const data = kept.dataOf(segmentIdOf(payload));
    if (typeof attachment !== 'object' || data === undefined) return payload;
    return { ...payload, contentAttachment: { data, ...attachment } };
  });
}

/** The identifier of a Communication.payload, from its identifier extension. */
export function segmentIdOf(payload: unknown): string | undefined {
  return textAt(payload, 'extension.valueIdentifier.value');
}
