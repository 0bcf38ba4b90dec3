import type { FhirResource } from './fhir-message.ts';
import { profiledResource, type Reference } from './fhir-resources.ts';
import { extensions, profiles, systems } from './systems.ts';

export type CommunicationContent = {
  /** The thread. */
  readonly identifier: string;
  readonly category: string;
  readonly topic: string | undefined;
  readonly priority: string | undefined;
  readonly subject: Reference;
  readonly encounter: Reference | undefined;
  readonly specificSender: Reference | undefined;
  readonly recipient: Reference | undefined;
  readonly payload: readonly unknown[];
};

export function communicationResource(id: string, content: CommunicationContent): FhirResource {
  const { identifier, category, topic, priority, subject, encounter, specificSender, recipient, payload } =
    content;
  return profiledResource('Communication', id, profiles.communication, {
    extension: specificSender && [{ url: extensions.sender, valueReference: specificSender }],
    identifier: [{ value: identifier }],
    status: 'unknown',
    category: [{ coding: [{ system: systems.category, code: category }] }],
    priority,
    subject,
    topic: topic === undefined ? undefined : { text: topic },
    encounter,
    recipient: recipient && [recipient],
    payload,
  });
}
