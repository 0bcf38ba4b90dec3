import { categories, isCategory } from '../message/code-lists.ts';
import { instantOfLocal, localMinuteOf } from '../message/danish-time.ts';
import type { EpisodeOfCare, Identifier } from '../message/fhir-message.ts';
import type { LocalMinute } from '../message/letter.ts';
import { sorEndpoint } from '../message/systems.ts';
import { instantOf } from '../message/time.ts';
import { oneLine } from './clean-text.ts';
import { letterEpisode, messageEpisode } from './episode-of-care.ts';
import { type Encounter, encounterOf, statusOf } from './episode-status.ts';
import type { Codec } from './mapping-row.ts';
import { cprIdentifier, letterIdentifiers, replacementIdentifier } from './patient-identifiers.ts';

type Text = string | undefined;

export const same: Codec<Text, Text> = {
  toMessage: (value) => value,
  toLetter: (value) => oneLine(value),
};

/** As `same`, for what a letter must say. */
export const sameName = same as Codec<string, Text>;

export const minute: Codec<LocalMinute, Text> = {
  toMessage(local, _, { ledger }) {
    if (local === undefined) return undefined;
    const { written, certain } = instantOfLocal(local);
    if (!certain) ledger.note('TIME_AMBIGUOUS', 'Date and Time', `${local.date} ${local.time}`);
    return written;
  },
  toLetter(written, _, { ledger, now }) {
    const instant = instantOf(written);
    if (!instant) ledger.note('TIME_MISSING', 'timestamp or date', written);
    else if (instant.getTime() % 60_000 !== 0) ledger.note('TIME_TRUNCATED', 'timestamp or date', written);
    return localMinuteOf(instant ?? now);
  },
};

/** A letter has one field for it and FHIR wants a number, so a contact that is of another kind is told in the text. */
export const phone: Codec<Text, Text> = {
  toMessage(number, _, { ledger }) {
    if (number === undefined || /[0-9]/.test(number)) return number ?? '0000 0000';
    ledger.note('PHONE_AS_TEXT', 'Sender.TelephoneSubscriberIdentifier', number);
    ledger.overflow.push(`Telefon: ${number}`);
    return '0000 0000';
  },
  toLetter(number, _, { ledger }) {
    if (!number?.includes('@')) return oneLine(number);
    ledger.note('PHONE_AS_TEXT', 'Communication.payload authorContact', number);
    ledger.overflow.push(`Kontakt: ${number}`);
    return undefined;
  },
};

export const cprNumber: Codec<Text, readonly Identifier[]> = {
  toMessage: (number) => (number === undefined ? undefined : [cprIdentifier(number)]),
  toLetter: (identifiers) => letterIdentifiers(identifiers ?? []).civilRegistrationNumber,
};

export const replacementNumber: Codec<Text, readonly Identifier[]> = {
  toMessage: (number) => (number === undefined ? undefined : [replacementIdentifier(number)]),
  toLetter: (identifiers) => letterIdentifiers(identifiers ?? []).alternativeIdentifier,
};

export const given: Codec<Text, readonly string[]> = {
  toMessage: (name) => (name === undefined ? [] : [name]),
  toLetter: (names) => oneLine(names?.join(' ')),
};

export const street: Codec<Text, readonly string[] | undefined> = {
  toMessage: (line) => (line === undefined ? undefined : [line]),
  toLetter(lines, _, { ledger }) {
    const joined = oneLine(lines?.join(', '));
    if (lines === undefined || joined === undefined || joined.length <= 35) return joined;
    if (lines.length > 1) {
      ledger.note('PATIENT_CONTACT_LOST', 'Patient.address.line', lines.slice(1).join(', '));
    }
    return oneLine(lines[0]);
  },
};

export const deceased: Codec<string, boolean> = {
  toMessage: (status) => status !== undefined && encounterOf(status).deceased,
};

export const encounter: Codec<string, Encounter | undefined> = {
  toMessage(status, { episodeOfCareIdentifier }, { ledger }) {
    if (status === undefined) return undefined;
    // FHIR's profile has no Encounter without an episode of care.
    if (episodeOfCareIdentifier === undefined) {
      ledger.note('STATUS_LOST', 'Patient.EpisodeOfCareStatusCode', status);
      return undefined;
    }
    if (status === 'ambulant_roentgen') {
      ledger.note('STATUS_COLLAPSED', 'Patient.EpisodeOfCareStatusCode', status);
    }
    const { class: code, status: state } = encounterOf(status);
    return { class: code, status: state };
  },
  toLetter(stay, { patient }, { ledger }) {
    const { status, exact } = statusOf(stay, patient.deceased);
    if (!exact) ledger.note('STATUS_COLLAPSED', 'Encounter', `${stay?.class} ${stay?.status}`);
    return status;
  },
};

export const episode: Codec<Text, EpisodeOfCare | undefined> = {
  toMessage(written, { sender }, { ledger, known }) {
    if (written === undefined) return undefined;
    const { value, uuid } = messageEpisode(written);
    if (!uuid) ledger.note('EPISODE_NOT_UUID', 'Letter.EpisodeOfCareIdentifier', written);
    // ASSUMPTION: an identifier that a party has made itself has the party's own endpoint as its system.
    return { system: sorEndpoint(known(sender.gln)?.sor ?? sender.identifier ?? ''), value };
  },
  toLetter: (chosen) => (chosen?.value === undefined ? undefined : oneLine(letterEpisode(chosen.value))),
};

// ASSUMPTION: MedCom names the two codes of a letter, not what the four of FHIR become.
const priorities = new Map([
  ['routine', 'rutine'],
  ['asap', 'høj_prioritet'],
  ['urgent', 'høj_prioritet'],
  ['stat', 'høj_prioritet'],
]);

/** A message made from a letter has a category that takes no priority; a high one is told in its text. */
export const priority: Codec<Text, Text> = {
  toMessage(code, _, { ledger }) {
    if (code === 'høj_prioritet') ledger.note('PRIORITY_AS_TEXT', 'AdditionalInformation.Priority', code);
    return undefined;
  },
  toLetter: (code, { category }) =>
    category === 'regarding-referral' ? priorities.get(code ?? '') : undefined,
};

export const subject: Codec<Text, Text> = {
  toMessage: (text) => oneLine(text) ?? 'Ukendt emne',
  toLetter(topic, { category }, { ledger }) {
    if (category !== undefined) ledger.note('CATEGORY_AS_TEXT', 'Communication.category', category);
    // A code that is not of the list stands for itself.
    const name = isCategory(category) ? categories[category] : category;
    return [oneLine(name), oneLine(topic)].filter(Boolean).join(', ') || undefined;
  },
};
