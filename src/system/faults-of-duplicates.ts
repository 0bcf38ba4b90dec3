import type { FhirResource } from '../message/fhir-message.ts';
import { acknowledging, type Fault } from './fault.ts';
import type { Verdict } from './store.ts';

/** What is wrong with the answer to a message that comes a second time. */
export const faultsOfDuplicates = {
  'ack-duplicate-ignored': {
    breaks: ['ack.duplicate-same-content'],
    text: {
      en: 'does not acknowledge a message that comes a second time',
      da: 'kvitterer ikke for en meddelelse, der kommer anden gang',
    },
    change: (conduct) => ({
      ...conduct,
      answers: (arrival) => conduct.answers(arrival) && !arrival.again,
    }),
  },
  'ack-duplicate-refused': {
    breaks: ['ack.duplicate-same-content'],
    text: {
      en: 'answers a message that comes a second time with fatal-error',
      da: 'svarer fatal-error på en meddelelse, der kommer anden gang',
    },
    change: (conduct) => ({
      ...conduct,
      judged: (verdict, arrival) => (arrival.again ? duplicateRefusal : conduct.judged(verdict, arrival)),
    }),
  },
  'ack-duplicate-same-ids': {
    breaks: ['ack.duplicate-new-ids'],
    text: {
      en: 'answers a message that comes a second time with the very same acknowledgement',
      da: 'svarer med præcis samme kvittering på en meddelelse, der kommer anden gang',
    },
    change(conduct) {
      const first = new Map<string, FhirResource>();
      return acknowledging((bundle, { messageId }) => {
        const earlier = first.get(messageId);
        if (!earlier) first.set(messageId, bundle);
        return earlier ?? bundle;
      })(conduct);
    },
  },
} satisfies Record<string, Fault>;

const duplicateRefusal: Verdict = {
  code: 'fatal-error',
  issues: [
    {
      severity: 'error',
      code: 'duplicate',
      detailsCode: 'MSG_DUPLICATE_ID',
      text: 'the message was received before',
    },
  ],
};
