import type { Segment } from '../../../src/message/care-communication.ts';
import { categories } from '../../../src/message/code-lists.ts';
import type { FhirResource, Patient } from '../../../src/message/fhir-message.ts';
import type { ClinicalEmail, LetterReference, LocalMinute, TextRun } from '../../../src/message/letter.ts';
import { careCommunicationBundle } from '../../../src/message/write-care-communication.ts';
import { fixedIds } from '../message/message-samples.ts';
import { legacy, ours } from './service.ts';

/** A source of choices that a seed determines, so that a failure can be seen again. */
export type Choices = {
  readonly below: (limit: number) => number;
  readonly chance: (share: number) => boolean;
  readonly one: <T>(of: readonly T[]) => T;
};

export function choices(seed: number): Choices {
  let state = (seed * 2_654_435_761) % 2 ** 32;
  const next = () => {
    // Mulberry32: small, and even enough for choosing.
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    chance: (share) => next() < share,
    one: <T>(of: readonly T[]) => of[below(of.length)] as T,
  };
}

const words = [
  'Såret',
  'er',
  'tørt',
  'Æble-ø',
  '<b>fed</b>',
  '&amp;',
  '"citat"',
  "d'Or",
  '100 %',
  '€5',
  '😀',
  '„gåseøjne”',
  '–',
  'a;b,c',
  '--- streg ---',
  'x'.repeat(40),
  '37,5°',
  '.',
  '\\',
  '\u00A0',
  ']]>',
  '\u0085',
];

/** Text on one line, of up to `max` characters and at least one that is seen. */
export function line({ below, one }: Choices, max: number): string {
  let text = '';
  for (let count = 1 + below(6); count > 0; count -= 1) text += ` ${one(words)}`;
  return Array.from(text.trim()).slice(0, max).join('').trim() || 'x';
}

/** Text as people write it: blank lines, indented lines, double blanks. */
export function prose(from: Choices): string {
  let text = '';
  for (let count = 1 + from.below(8); count > 0; count -= 1) {
    text += line(from, 200) + from.one(['\n', '\n\n', ' ', '  ', '\n  - ', ' \n', '\n\n\n']);
  }
  return `${from.one(['', '', '\n', '  '])}${text}${line(from, 30)}${from.one(['', '', '\n', ' '])}`;
}

export function minute({ below }: Choices): LocalMinute {
  const instant = new Date(Date.UTC(2020, 0, 1) + below(12 * 365 * 24 * 60) * 60_000);
  return { date: instant.toISOString().slice(0, 10), time: instant.toISOString().slice(11, 16) };
}

export function letterId({ below }: Choices): string {
  return Array.from({ length: 1 + below(14) }, () => '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'[below(36)]).join(
    '',
  );
}

function uuid({ below }: Choices): string {
  const hex = Array.from({ length: 32 }, () => below(16).toString(16)).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** Numbers of persons of the national list of test persons. */
const testNumbers = ['2509479989', '2512489996', '2103009996'];

/** A replacement number: its seventh character tells whose it is. */
function replacement({ below, one }: Choices, seventh: string): string {
  return `250947${seventh}${one(['AB', 'UK', 'VJ'])}${below(10)}`;
}

/** A valid XDIS91 without binary objects, from the legacy counterpart to our system. */
export function letter(from: Choices): ClinicalEmail {
  const { chance, one } = from;
  const maybe = (max: number) => (chance(0.5) ? line(from, max) : undefined);
  const address = () => ({
    streetName: maybe(35),
    suburbName: maybe(35),
    districtName: maybe(35),
    postCode: maybe(9),
  });
  const replaced = chance(0.3);
  return {
    name: 'XDIS91',
    sent: minute(from),
    envelopeId: letterId(from),
    letterId: letterId(from),
    positiveReceiptWanted: chance(0.8),
    versionCode: 'XD9134L',
    authorised: minute(from),
    statusCode: one(['nytbrev', 'rettetbrev']),
    episodeOfCareIdentifier: chance(0.6)
      ? one([uuid(from).replaceAll('-', ''), uuid(from).replaceAll('-', '').toUpperCase(), line(from, 35)])
      : undefined,
    sender: {
      gln: legacy.gln,
      identifier: one([legacy.sor, '012345']),
      identifierCode: one(['sorkode', 'ydernummer']),
      organisationName: line(from, 35),
      departmentName: maybe(35),
      unitName: maybe(35),
      ...address(),
      telephone: maybe(25),
      medicalSpecialityCode: chance(0.5) ? 'almen_medicin' : undefined,
    },
    receiver: {
      gln: ours.gln,
      identifier: ours.sor,
      identifierCode: 'sorkode',
      organisationName: maybe(35),
      departmentName: maybe(35),
      unitName: maybe(35),
      ...address(),
      telephone: undefined,
      medicalSpecialityCode: undefined,
    },
    patient: {
      civilRegistrationNumber: replaced ? undefined : one(testNumbers),
      alternativeIdentifier: replaced ? replacement(from, one(['1', '7', '0', '5', '6'])) : undefined,
      surname: line(from, 70),
      given: maybe(70),
      ...address(),
      occupancy: maybe(35),
      episodeOfCareStatus: one(['inaktiv', 'indlagt', 'ambulant', 'doed', 'ambulant_roentgen']),
    },
    priority: one(['rutine', 'høj_prioritet', undefined]),
    subject: maybe(70),
    texts: Array.from({ length: from.below(4) }, () => runs(from)),
    references: Array.from({ length: from.below(4) }, () => reference(from)),
  };
}

function reference(from: Choices): LetterReference {
  const description = line(from, 70);
  return from.chance(0.7)
    ? { description, url: `https://www.medcom.dk/${from.below(1000)}` }
    : { description, sup: true };
}

/** Runs as a letter has them, laid out with white space. */
export function runs(from: Choices): TextRun[] {
  const { chance, one } = from;
  return Array.from({ length: from.below(12) }, (): TextRun => {
    if (chance(0.3)) return { kind: 'break' };
    if (chance(0.1)) return { kind: 'space' };
    const style = chance(0.2) ? one(['Bold', 'Italic', 'Underline', 'FixedFont'] as const) : undefined;
    return {
      kind: 'text',
      text: `${one(['', ' ', '\n      '])}${line(from, 200)}${one(['', ' ', '\n'])}`,
      style,
    };
  });
}

const cpr = 'urn:oid:1.2.208.176.1.2';
const national = 'urn:oid:1.2.208.176.1.6.1.1';
const other = 'urn:oid:1.2.208.176.1.6.1.3';

function patient(from: Choices): Patient {
  const { chance, one } = from;
  const numbers = [
    { system: cpr, value: one(testNumbers) },
    { system: national, value: replacement(from, '7') },
    { system: other, value: replacement(from, '5') },
  ];
  const chosen = numbers.filter(() => chance(0.6));
  return {
    identifiers: chosen.length === 0 ? numbers.slice(0, 1) : chosen,
    given: Array.from({ length: from.below(4) }, () => line(from, 60)),
    family: line(from, one([20, 200])),
    deceased: chance(0.1),
    address: chance(0.7)
      ? {
          line: Array.from({ length: 1 + from.below(3) }, () => line(from, one([10, 80]))),
          city: chance(0.8) ? line(from, 60) : undefined,
          postalCode: chance(0.8) ? one(['5000', 'DK-5000 Odense C']) : undefined,
        }
      : undefined,
  };
}

/** A time with any offset, to the second. */
export function time(from: Choices): string {
  const instant = new Date(Date.UTC(2020, 0, 1) + from.below(12 * 365 * 24 * 3600) * 1000)
    .toISOString()
    .slice(0, 19);
  return `${instant}${from.one(['Z', '+01:00', '+02:00', '-11:30', '+14:00'])}`;
}

/** A CareCommunication without attachment data, from our system to the legacy counterpart: with fields of any length. */
export function message(from: Choices, seed: number): FhirResource {
  const { chance, one } = from;
  const category = one(Object.keys(categories));
  const author = () => ({
    given: [line(from, 30)],
    family: line(from, 30),
    ...(chance(0.5)
      ? { roleCode: 'laege', roleText: undefined }
      : { roleCode: undefined, roleText: line(from, 40) }),
  });
  const common = () => ({
    identifier: `urn:uuid:${uuid(from)}`,
    assigner: undefined,
    date: time(from),
    author: author(),
    phone: one(['66110000', '+45 66 11 00 00 lokal 12345678', 'sektion@example.dk']),
  });
  const links = Array.from({ length: one([0, 1, 3, 12]) }, (): Segment => ({
    ...common(),
    kind: 'attachment',
    title: line(from, one([20, 300])),
    contentType: chance(0.5) ? 'application/pdf' : undefined,
    data: undefined,
    url: chance(0.7) ? `https://www.medcom.dk/${'x'.repeat(one([5, 400]))}` : undefined,
    creation: undefined,
  }));
  return careCommunicationBundle(
    {
      timestamp: time(from),
      activity: one(['new-message', 'reply-message', 'forward-message'] as const),
      sender: { ...ours, name: chance(0.8) ? line(from, one([20, 120])) : undefined },
      receiver: { ...legacy, name: chance(0.8) ? line(from, one([20, 120])) : undefined },
      category,
      topic: category === 'other' || chance(0.6) ? line(from, one([30, 300])) : undefined,
      priority: category === 'regarding-referral' ? one(['asap', 'routine']) : undefined,
      patient: patient(from),
      encounter: {
        status: one(['in-progress', 'finished', 'unknown']),
        class: one(['IMP', 'AMB', 'other', 'EMER']),
      },
      episodesOfCare: Array.from({ length: from.below(3) }, (_, index) => ({
        system:
          index === 0
            ? 'https://www.esundhed.dk/Registre/Landspatientregisteret'
            : 'https://sor2.sum.dsdn.dk/#id=1',
        value: one([uuid(from), `urn:uuid:${uuid(from)}`, line(from, 60)]),
      })),
      specificSender: chance(0.3)
        ? {
            kind: 'practitioner-role',
            name: line(from, 60),
            role: line(from, 30),
            organisationSor: undefined,
          }
        : undefined,
      specificRecipient: chance(0.3)
        ? { kind: 'care-team', name: line(from, 60), role: undefined, organisationSor: undefined }
        : undefined,
      segments: [{ ...common(), kind: 'text', text: prose(from) }, ...links],
    },
    fixedIds(`message ${seed}`),
  );
}
