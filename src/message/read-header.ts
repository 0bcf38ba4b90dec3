import type { FhirResource, Organisation } from './fhir-message.ts';
import { resourcesOf, textAt, valuesAt } from './query.ts';
import { organisationAt } from './read-organisation.ts';
import { extensions } from './systems.ts';

/** What the two kinds of messages have in common. */
export type MessageHead = {
  readonly bundleId: string | undefined;
  readonly timestamp: string | undefined;
  readonly headerId: string | undefined;
  readonly event: string | undefined;
  readonly sender: Organisation;
  readonly receiver: Organisation;
  readonly sourceEndpoint: string | undefined;
  readonly destinationEndpoint: string | undefined;
};

/** The MessageHeader of a message, wherever it stands. */
export function headerOf(bundle: FhirResource): FhirResource | undefined {
  return resourcesOf(bundle, 'MessageHeader')[0];
}

export function readHead(bundle: FhirResource): MessageHead {
  const header = headerOf(bundle);
  const destination = primaryDestination(header);
  return {
    bundleId: textAt(bundle, 'id'),
    timestamp: textAt(bundle, 'timestamp'),
    headerId: textAt(header, 'id'),
    event: textAt(header, 'eventCoding.code'),
    sender: organisationAt(bundle, valuesAt(header, 'sender')[0]),
    receiver: organisationAt(bundle, valuesAt(destination, 'receiver')[0]),
    sourceEndpoint: textAt(header, 'source.endpoint'),
    destinationEndpoint: textAt(destination, 'endpoint'),
  };
}

/** The destination that is marked as primary, or else the first. */
export function primaryDestination(header: unknown): unknown {
  const destinations = valuesAt(header, 'destination');
  return destinations.find((destination) => useOf(destination) === 'primary') ?? destinations[0];
}

function useOf(destination: unknown): string | undefined {
  return textAt(extensionOf(destination, extensions.destinationUse), 'valueCoding.code');
}

/** The first extension of an element with this url. */
export function extensionOf(element: unknown, url: string): unknown {
  return valuesAt(element, 'extension').find((extension) => textAt(extension, 'url') === url);
}
