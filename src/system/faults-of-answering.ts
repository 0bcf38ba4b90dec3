import type { FhirResource } from '../message/fhir-message.ts';
import { withEach, without, type FhirElement } from './change-bundle.ts';
import { acknowledging, type Fault } from './fault.ts';
import { closedClinic } from './identity.ts';
import { withReceiver } from './other-receiver.ts';
import { headerIdOf, targetOf } from './own-parts.ts';
import type { Verdict } from './store.ts';

/** What is wrong with the answers to the messages that arrive. */
export const faultsOfAnswering = {
  'ack-silent': {
    breaks: ['ack.always-answered'],
    text: {
      en: 'never acknowledges anything',
      da: 'kvitterer aldrig',
    },
    change: (conduct) => ({ ...conduct, answers: () => false }),
  },
  'ack-wrong-reference': {
    breaks: ['ack.response-identifier'],
    text: {
      en: 'answers with the Bundle.id of the message instead of its MessageHeader.id',
      da: 'svarer med meddelelsens Bundle.id i stedet for dens MessageHeader.id',
    },
    change: acknowledging((bundle, arrival) =>
      withResponse(bundle, (response) => ({ ...response, identifier: arrival.bundle['id'] })),
    ),
  },
  'ack-fatal-for-valid': {
    breaks: ['ack.ok-when-valid'],
    text: {
      en: 'answers valid messages with fatal-error',
      da: 'svarer fatal-error på gyldige meddelelser',
    },
    change: (conduct) => ({
      ...conduct,
      judged(verdict, arrival) {
        const judged = conduct.judged(verdict, arrival);
        return judged.code === 'ok' ? groundlessRefusal : judged;
      },
    }),
  },
  'ack-ok-for-invalid': {
    breaks: ['ack.fatal-error-when-invalid'],
    text: {
      en: 'answers invalid messages with ok',
      da: 'svarer ok på ugyldige meddelelser',
    },
    change: (conduct) => ({
      ...conduct,
      judged(verdict, arrival) {
        const judged = conduct.judged(verdict, arrival);
        return judged.code === 'fatal-error' ? { code: 'ok', issues: [] } : judged;
      },
    }),
  },
  'ack-without-outcome': {
    breaks: ['ack.outcome-when-negative', 'profile.valid'],
    text: {
      en: 'does not say in a negative acknowledgement what is wrong',
      da: 'angiver ikke i en negativ kvittering, hvad der er galt',
    },
    change: acknowledging((bundle) => {
      const bare = withEach(bundle, 'OperationOutcome', () => undefined);
      return withResponse(bare, (response) => without(response, 'details'));
    }),
  },
  'ack-to-stranger': {
    breaks: ['ack.addressed-to-sender'],
    text: {
      en: 'sends acknowledgements to another organisation than the one that wrote',
      da: 'sender kvitteringer til en anden organisation end den, der skrev',
    },
    change: acknowledging((bundle) => withReceiver(bundle, closedClinic)),
  },
  'ack-single-provenance': {
    breaks: ['ack.provenance-chain'],
    text: {
      en: 'leaves the Provenance of the message out of its acknowledgement',
      da: 'udelader meddelelsens Provenance i sin kvittering',
    },
    change: acknowledging((bundle) => {
      const own = headerIdOf(bundle);
      return withEach(bundle, 'Provenance', (provenance) =>
        targetOf(provenance) === own ? provenance : undefined,
      );
    }),
  },
  'ack-without-provenance': {
    breaks: ['ack.provenance-chain', 'profile.provenance-present', 'profile.valid'],
    text: {
      en: 'writes acknowledgements without any Provenance',
      da: 'skriver kvitteringer helt uden Provenance',
    },
    change: acknowledging((bundle) => withEach(bundle, 'Provenance', () => undefined)),
  },
  'ack-for-ack': {
    breaks: ['ack.never-acknowledged'],
    text: {
      en: 'acknowledges acknowledgements',
      da: 'kvitterer for kvitteringer',
    },
    change: (conduct) => ({ ...conduct, answers: () => true }),
  },
} satisfies Record<string, Fault>;

const groundlessRefusal: Verdict = {
  code: 'fatal-error',
  issues: [{ severity: 'error', code: 'processing', text: 'the message could not be read' }],
};

function withResponse(bundle: FhirResource, change: (response: FhirElement) => FhirElement): FhirResource {
  return withEach(bundle, 'MessageHeader', (header) => ({
    ...header,
    response: change(header['response'] as FhirElement),
  }));
}
