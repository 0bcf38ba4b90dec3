import type { CareCommunication } from '../message/care-communication.ts';
import type { EpisodeOfCare, Organisation, Patient } from '../message/fhir-message.ts';
import { chosenEpisode } from './episode-of-care.ts';
import type { Encounter } from './episode-status.ts';
import type { CurrentPayload } from './current-payload.ts';

/** What a CareCommunication says in places of its own: the other side of the mapping. Its texts are laid out apart. */
export type MessageSide = {
  readonly timestamp: string | undefined;
  /** When the current text was written. */
  readonly date: string | undefined;
  readonly sender: Organisation;
  readonly receiver: Organisation;
  /** The number at which the author of the current text is reached. */
  readonly phone: string | undefined;
  readonly patient: Patient;
  readonly encounter: Encounter | undefined;
  readonly episode: EpisodeOfCare | undefined;
  readonly category: string | undefined;
  readonly topic: string | undefined;
  readonly priority: string | undefined;
};

/** @param route the location numbers on the envelope, for a message that does not say its own */
export function messageSide(
  message: CareCommunication,
  current: CurrentPayload,
  route: { readonly sender: string; readonly receiver: string },
): MessageSide {
  const { timestamp, sender, receiver, patient, encounter, category, topic, priority } = message;
  const [text] = current.texts;
  return {
    timestamp,
    date: text?.date ?? timestamp,
    sender: { ...sender, gln: sender.gln ?? route.sender },
    receiver: { ...receiver, gln: receiver.gln ?? route.receiver },
    phone: text?.phone,
    patient: patient ?? nobody,
    encounter,
    episode: chosenEpisode(message.episodesOfCare),
    category,
    topic,
    priority,
  };
}

const nobody: Patient = {
  identifiers: [],
  given: [],
  family: undefined,
  deceased: false,
  address: undefined,
};
