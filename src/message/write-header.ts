import type { FhirResource } from './fhir-message.ts';
import { present, type Reference, profiledResource } from './fhir-resources.ts';
import { extensions, sorEndpoint, systems } from './systems.ts';

/** One end of a message: the Organization and where it is reached. */
export type Party = { readonly organization: Reference; readonly endpoint: string | undefined };

export function partyOf(organization: Reference, sor: string | undefined): Party {
  return { organization, endpoint: sor === undefined ? undefined : sorEndpoint(sor) };
}

export type HeaderContent = {
  readonly profile: string;
  readonly event: string;
  readonly sender: Party;
  readonly receiver: Party;
};

/** A MessageHeader to one primary receiver. `elements` is what the kind of message adds. */
export function headerResource(id: string, content: HeaderContent, elements: object): FhirResource {
  const { profile, event, sender, receiver } = content;
  return profiledResource('MessageHeader', id, profile, {
    eventCoding: { system: systems.event, code: event },
    destination: [
      present({
        extension: [
          {
            url: extensions.destinationUse,
            valueCoding: { system: systems.destinationUse, code: 'primary' },
          },
        ],
        endpoint: receiver.endpoint,
        receiver: receiver.organization,
      }),
    ],
    sender: sender.organization,
    source: present({ endpoint: sender.endpoint }),
    ...elements,
  });
}
