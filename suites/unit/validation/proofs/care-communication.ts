import { communication, header, type Loose, organization, patient, provenance } from '../judged.ts';
import { type Proof, proofsOn } from './proof.ts';

/** What the profiles of CareCommunication ask: how often, in which slice, with which value. */
export const careCommunicationProofs: readonly Proof[] = proofsOn(
  { of: 'a CareCommunication', on: 'care-communication/5.0/new.json' },
  [
    {
      key: 'cardinality.min',
      refused: ['without a timestamp', (m) => delete m['timestamp']],
      allowed: ['with a timestamp in UTC', (m) => (m['timestamp'] = '2026-03-02T08:15:04Z')],
    },
    {
      key: 'cardinality.min',
      refused: ['without an id', (m) => delete m['id']],
      allowed: ['with an id of one letter', (m) => (m['id'] = 'a')],
    },
    {
      key: 'cardinality.min',
      refused: ['without a sender', (m) => delete header(m)['sender']],
      allowed: ['without an author', (m) => delete header(m)['author']],
    },
    {
      key: 'cardinality.min',
      refused: ['without segments', (m) => delete communication(m)['payload']],
      allowed: ['with two segments', (m) => segments(m).push(segments(m)[0]!)],
    },
    {
      key: 'cardinality.max',
      refused: ['with a second category coding', (m) => category(m).push(category(m)[0]!)],
      allowed: ['with the display of its category', (m) => (category(m)[0]!['display'] = 'Other')],
    },
    {
      key: 'slice.min',
      refused: ['with a segment without extensions', (m) => delete segments(m)[0]!['extension']],
      allowed: [
        'with a segment whose extensions stand the other way round',
        (m) => (segments(m)[0]!['extension'] = segments(m)[0]!['extension'].toReversed()),
      ],
    },
    {
      key: 'slice.min',
      refused: ['for a patient without an official name', (m) => (patient(m)['name'][0].use = 'nickname')],
      allowed: [
        'for a patient with a nickname too',
        (m) => patient(m)['name'].push({ use: 'nickname', text: 'Bo' }),
      ],
    },
    {
      key: 'slice.max',
      refused: ['with a copy recipient', (m) => destinations(m).push(destination(m, 'cc'))],
      allowed: ['with a name for its recipient', (m) => (destinations(m)[0]!['name'] = 'Modpart')],
    },
    {
      key: 'slice.closed',
      refused: ['made from a quotation', (m) => provenance(m)['entity'].push(entity('quotation'))],
      allowed: ['made from a revision', (m) => provenance(m)['entity'].push(entity('revision'))],
    },
    {
      key: 'slice.ambiguous',
      refused: [
        'with a recipient who is the primary one and a copy',
        (m) => destinations(m)[0]!['extension'].push(destination(m, 'cc')['extension'][0]),
      ],
      allowed: [
        'with a recipient who is the primary one by name',
        (m) => (use(destinations(m)[0]!)['display'] = 'Primary destination'),
      ],
    },
    {
      key: 'value.fixed',
      refused: ['of type batch', (m) => (m['type'] = 'batch')],
      allowed: ['of type message, with an id for it', (m) => (m['_type'] = { id: 'a' })],
    },
    {
      key: 'value.fixed',
      refused: ['with another event', (m) => (header(m)['eventCoding'].code = 'acknowledgement-message')],
      allowed: [
        'with its event by name',
        (m) => (header(m)['eventCoding'].display = 'Care Communication Message'),
      ],
    },
    {
      key: 'value.fixed',
      refused: ['with a status other than unknown', (m) => (communication(m)['status'] = 'completed')],
      allowed: ['with a reason for its status', (m) => (communication(m)['statusReason'] = { text: 'x' })],
    },
    {
      key: 'type',
      refused: [
        'that happened in a period',
        (m) => (
          delete provenance(m)['occurredDateTime'],
          (provenance(m)['occurredPeriod'] = { start: '2026-03-02' })
        ),
      ],
      allowed: ['that happened on a day', (m) => (provenance(m)['occurredDateTime'] = '2026-03-02')],
    },
    {
      key: 'slice.min',
      refused: ['from an organisation without a SOR number', (m) => organization(m)['identifier'].pop()],
      allowed: [
        'from an organisation with a producer id too',
        (m) =>
          organization(m)['identifier'].push({
            system: 'http://medcomfhir.dk/ig/terminology/CodeSystem/MedComProducentID',
            value: 'KAF',
          }),
      ],
    },
  ],
);

function segments(message: Loose): Loose[] {
  return communication(message)['payload'];
}

function category(message: Loose): Loose[] {
  return communication(message)['category'][0].coding;
}

function destinations(message: Loose): Loose[] {
  return header(message)['destination'];
}

function destination(message: Loose, code: string): Loose {
  const copy = structuredClone(destinations(message)[0]!);
  use(copy)['code'] = code;
  return copy;
}

function use(destinationOf: Loose): Loose {
  return destinationOf['extension'][0].valueCoding;
}

function entity(role: string): Loose {
  return { role, what: { identifier: { value: 'urn:uuid:e7f670de-e123-4883-8d17-0af6ccde80e9' } } };
}
