import { randomUUID } from 'node:crypto';
import type { FhirResource } from '../message/fhir-message.ts';
import { resourcesOf, textAt } from '../message/query.ts';
import { withList, type FhirElement } from './change-bundle.ts';
import { writing, type Fault } from './fault.ts';
import { withOwnProvenance, withThread } from './own-parts.ts';

/** What is wrong with a message's place in its thread: the identifier of the thread, the history and the Provenances. */
export const faultsOfThreads = {
  'wrong-activity': {
    breaks: ['thread.activity-agrees'],
    text: {
      en: 'says of every message that it forwards another',
      da: 'angiver om alle meddelelser, at de videresender en anden',
    },
    change: writing((bundle) =>
      withOwnProvenance(bundle, (provenance) => ({
        ...provenance,
        activity: withList(provenance['activity'] as FhirElement, 'coding', (coding) => ({
          ...coding,
          code: 'forward-message',
        })),
      })),
    ),
  },
  'provenance-wrong-target': {
    breaks: ['thread.provenance-targets-header'],
    text: {
      en: 'lets the Provenance of a new message target another MessageHeader than its own',
      da: 'lader Provenance i en ny meddelelse pege på en anden MessageHeader end dens egen',
    },
    change: writing((bundle, { action }) =>
      action === 'new'
        ? withOwnProvenance(bundle, (provenance) => ({
            ...provenance,
            target: [{ reference: `MessageHeader/${randomUUID()}` }],
          }))
        : bundle,
    ),
  },
  'provenance-wrong-segments': {
    breaks: ['thread.sources-are-the-new-segments'],
    text: {
      en: 'names segments in the newest Provenance that the message does not have',
      da: 'nævner segmenter i den nyeste Provenance, som meddelelsen ikke har',
    },
    change: writing((bundle) =>
      withOwnProvenance(bundle, (provenance) =>
        withList(provenance, 'entity', (entity) =>
          entity['role'] === 'source'
            ? { ...entity, what: { identifier: { value: `urn:uuid:${randomUUID()}` } } }
            : entity,
        ),
      ),
    ),
  },
  'new-message-old-thread': {
    breaks: ['thread.new-message-new-identifier'],
    text: {
      en: 'gives a new message the thread identifier of the one before',
      da: 'giver en ny meddelelse trådidentifikatoren fra den forrige',
    },
    change(conduct) {
      let thread: string | undefined;
      return writing((bundle, { action }) => {
        if (action !== 'new') return bundle;
        thread ??= threadOf(bundle);
        return withThread(bundle, thread);
      })(conduct);
    },
  },
} satisfies Record<string, Fault>;

function threadOf(bundle: FhirResource): string {
  return textAt(resourcesOf(bundle, 'Communication'), 'identifier.value') ?? '';
}
