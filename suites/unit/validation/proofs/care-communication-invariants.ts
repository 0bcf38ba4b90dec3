import {
  category,
  communication,
  entryOf,
  header,
  type Loose,
  practitioner,
  practitionerRole,
  provenance,
  serverOf,
} from '../judged.ts';
import { type Proof, proofsOn } from './proof.ts';

const messaging = 'http://medcomfhir.dk/ig/messaging/StructureDefinition/';
const definitions = 'http://medcomfhir.dk/ig/messagedefinitions/MessageDefinition/';

/** The rules of CareCommunication, and of what all MedCom messages share, that are more than a cardinality. */
export const careCommunicationInvariantProofs: readonly Proof[] = proofsOn(
  { of: 'a CareCommunication', on: 'care-communication/5.0/new.json' },
  [
    {
      key: 'medcom-messaging-2',
      refused: [
        'without a Provenance',
        (m) => m['entry'].splice(m['entry'].indexOf(entryOf(m, 'Provenance')), 1),
      ],
      allowed: ['with two Provenances', (m) => addTwin(m, 'Provenance')],
    },
    {
      key: 'medcom-careCommunication-1',
      refused: [
        'whose MessageHeader claims the general profile first',
        (m) => header(m)['meta'].profile.unshift(`${messaging}medcom-messaging-messageHeader`),
      ],
      allowed: [
        'whose MessageHeader claims the general profile last',
        (m) => header(m)['meta'].profile.push(`${messaging}medcom-messaging-messageHeader`),
      ],
    },
    {
      key: 'medcom-careCommunication-2',
      refused: ['about two patients', (m) => addTwin(m, 'Patient')],
      allowed: ['with two practitioners', (m) => addTwin(m, 'Practitioner')],
    },
    {
      key: 'medcom-careCommunication-3',
      refused: [
        'whose Provenance claims the general profile first',
        (m) => provenance(m)['meta'].profile.unshift(`${messaging}medcom-messaging-provenance`),
      ],
      allowed: [
        'whose Provenance claims the general profile last',
        (m) => provenance(m)['meta'].profile.push(`${messaging}medcom-messaging-provenance`),
      ],
    },
    {
      key: 'medcom-careCommunication-4',
      refused: ['without the name of its practitioner', (m) => delete practitioner(m)['name']],
      allowed: [
        'with no more than a text for the name of its practitioner',
        (m) => (practitioner(m)['name'] = [{ text: 'Anna' }]),
      ],
    },
    {
      key: 'medcom-careCommunication-6',
      refused: ['of category other, without a topic', (m) => delete communication(m)['topic']],
      allowed: [
        'of category nursing, without a topic',
        (m) => (delete communication(m)['topic'], (category(m)['code'] = 'nursing')),
      ],
    },
    {
      key: 'medcom-careCommunication-7',
      refused: [
        'whose author has a role as a code and as text',
        (m) => (practitionerRole(m)['code'][0].text = 'Læge'),
      ],
      allowed: ['whose author has a role as text', (m) => (practitionerRole(m)['code'] = [{ text: 'Læge' }])],
    },
    {
      key: 'medcom-careCommunication-8',
      refused: ['whose author has no name', (m) => delete practitioner(m)['name']],
      allowed: [
        'whose author has a family name alone',
        (m) => (practitioner(m)['name'] = [{ family: 'Holm' }]),
      ],
    },
    {
      key: 'medcom-careCommunication-13',
      refused: [
        'whose author is named, but not referred to',
        (m) => (practitionerRole(m)['practitioner'] = { display: 'Anna Holm' }),
      ],
      allowed: [
        'whose author is named, and referred to',
        (m) => (practitionerRole(m)['practitioner'].display = 'Anna Holm'),
      ],
    },
    {
      key: 'medcom-carecommunication-definition-url',
      refused: [
        'with a definition of another name',
        (m) => (header(m)['definition'] = 'http://medcomfhir.dk/other'),
      ],
      allowed: [
        'with a definition of its next version',
        (m) => (header(m)['definition'] = `${definitions}MedComCareCommunicationMessageDefinition|5.1`),
      ],
    },
    {
      key: 'medcom-uuidv4',
      refused: [
        'with an identifier that is no UUID',
        (m) => (communication(m)['identifier'][0].value = 'urn:uuid:1'),
      ],
      allowed: [
        'with another UUID for an identifier',
        (m) => (communication(m)['identifier'][0].value = 'urn:uuid:b6dd3b1c-4f2a-4f0b-9d10-1f1f6a0e7a11'),
      ],
    },
    {
      key: 'medcom-core-contact',
      refused: ['with a telephone number in words', (m) => (telephone(m)['value'] = 'seks seks')],
      allowed: ['with a telephone number in groups', (m) => (telephone(m)['value'] = '+45 66 11 00 00')],
    },
  ],
);

function telephone(message: Loose): Loose {
  return communication(message)['payload'][0].extension.find((each: Loose) => each['valueContactPoint'])
    .valueContactPoint;
}

/** The first resource of a type once more, under an id of its own. */
function addTwin(message: Loose, type: string): void {
  const id = '99e6f3a1-6a3e-4b8e-9d8a-6f9b2a1f7c99';
  const twin = { ...structuredClone(entryOf(message, type)['resource']), id };
  message['entry'].push({ fullUrl: `${serverOf(message)}/${type}/${id}`, resource: twin });
}
