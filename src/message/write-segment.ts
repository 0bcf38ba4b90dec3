import type { Segment } from './care-communication.ts';
import { present, type Reference } from './fhir-resources.ts';
import { extensions } from './systems.ts';

/** What a segment refers to. */
export type SegmentReferences = { readonly assigner: Reference; readonly author: Reference | undefined };

/** A segment as an element of Communication.payload. */
export function payloadOf(segment: Segment, { assigner, author }: SegmentReferences): object {
  const { identifier, date, phone } = segment;
  return {
    extension: [
      ...(date === undefined ? [] : [{ url: extensions.date, valueDateTime: date }]),
      { url: extensions.identifier, valueIdentifier: present({ value: identifier, assigner }) },
      ...(author === undefined ? [] : [{ url: extensions.author, valueReference: author }]),
      ...(phone === undefined
        ? []
        : [{ url: extensions.authorContact, valueContactPoint: { system: 'phone', value: phone } }]),
    ],
    ...contentOf(segment),
  };
}

function contentOf(segment: Segment): object {
  if (segment.kind === 'text') return { contentString: segment.text };
  const { contentType, data, url, title, creation } = segment;
  return { contentAttachment: present({ contentType, data, url, title, creation }) };
}
