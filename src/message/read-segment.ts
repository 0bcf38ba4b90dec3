import type { Author, Segment } from './care-communication.ts';
import type { FhirResource } from './fhir-message.ts';
import { nameOf } from './person-name.ts';
import { resolveReference, textAt, valuesAt } from './query.ts';
import { extensionOf } from './read-header.ts';
import { organisationAt } from './read-organisation.ts';
import { extensions } from './systems.ts';

/** One Communication.payload; a list, empty when it is neither text nor attachment. */
export function readSegment(bundle: FhirResource, payload: unknown): Segment[] {
  const identifier = valuesAt(extensionOf(payload, extensions.identifier), 'valueIdentifier')[0];
  const [assigner] = valuesAt(identifier, 'assigner');
  const common = {
    identifier: textAt(identifier, 'value'),
    assigner: assigner === undefined ? undefined : organisationAt(bundle, assigner),
    date: textAt(extensionOf(payload, extensions.date), 'valueDateTime'),
    author: readAuthor(bundle, payload),
    phone: textAt(extensionOf(payload, extensions.authorContact), 'valueContactPoint.value'),
  };

  const text = textAt(payload, 'contentString');
  if (text !== undefined) return [{ ...common, kind: 'text', text }];
  const [attachment] = valuesAt(payload, 'contentAttachment');
  if (attachment === undefined) return [];
  return [
    {
      ...common,
      kind: 'attachment',
      title: textAt(attachment, 'title'),
      contentType: textAt(attachment, 'contentType'),
      data: textAt(attachment, 'data'),
      url: textAt(attachment, 'url'),
      creation: textAt(attachment, 'creation'),
    },
  ];
}

function readAuthor(bundle: FhirResource, payload: unknown): Author | undefined {
  const reference = textAt(extensionOf(payload, extensions.author), 'valueReference.reference');
  const role = resolveReference(bundle, reference);
  if (!role) return undefined;
  const practitioner = resolveReference(bundle, textAt(role, 'practitioner.reference'));
  return {
    ...nameOf(practitioner),
    roleCode: textAt(role, 'code.coding.code'),
    roleText: textAt(role, 'code.text'),
  };
}
