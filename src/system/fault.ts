import type { MessageEnvelope } from '../message/envelope.ts';
import type { FhirResource } from '../message/fhir-message.ts';
import type { Arrival, Conduct, Leaving, Writing } from './conduct.ts';

/** One way in which a system does not conform. */
export type Fault = {
  /** Ids of the requirements that it breaks: these, and no others. */
  readonly breaks: readonly string[];
  /** What the system does, for the reader of a fault list. */
  readonly text: { readonly en: string; readonly da: string };
  readonly change: (conduct: Conduct) => Conduct;
};

type Change = Fault['change'];

/**
 * Alters what the user writes, once the conforming message is there. A system that writes so finds no fault with it when
 * it comes back in an answer: otherwise it would break the rules for receivers too.
 */
export function writing(alter: (bundle: FhirResource, writing: Writing) => FhirResource): Change {
  return (conduct) => ({
    ...conduct,
    trustsOwnThreads: true,
    written: (bundle, context) => alter(conduct.written(bundle, context), context),
  });
}

/** Alters the replies only. */
export function replying(alter: (bundle: FhirResource, previous: FhirResource) => FhirResource): Change {
  return writing((bundle, { action, previous }) =>
    action === 'reply' && previous ? alter(bundle, previous) : bundle,
  );
}

/** Alters the acknowledgements. */
export function acknowledging(alter: (bundle: FhirResource, arrival: Arrival) => FhirResource): Change {
  return (conduct) => ({
    ...conduct,
    acknowledged: (bundle, arrival) => alter(conduct.acknowledged(bundle, arrival), arrival),
  });
}

/** Alters every FHIR message when it is made: what the user writes and the acknowledgements. */
export function making(alter: (bundle: FhirResource) => FhirResource): Change {
  return (conduct) => acknowledging(alter)(writing(alter)(conduct));
}

/** Alters the copy that is sent again. */
export function resending(alter: Conduct['resent']): Change {
  return (conduct) => ({
    ...conduct,
    resent: (copy, earlier) => alter(conduct.resent(copy, earlier), earlier),
  });
}

/** Alters the envelopes. */
export function enveloping(alter: (envelope: MessageEnvelope, leaving: Leaving) => MessageEnvelope): Change {
  return (conduct) => ({
    ...conduct,
    enveloped: (envelope, leaving) => alter(conduct.enveloped(envelope, leaving), leaving),
  });
}

/** Alters what the user sees of a received message. */
export function displaying(alter: Conduct['displayed']): Change {
  return (conduct) => ({
    ...conduct,
    displayed: (message, received) => alter(conduct.displayed(message, received), received),
  });
}

/** Alters what the user sees of a sent message. */
export function reporting(alter: Conduct['reported']): Change {
  return (conduct) => ({
    ...conduct,
    reported: (message, record) => alter(conduct.reported(message, record), record),
  });
}
