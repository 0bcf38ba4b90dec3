import { encounter, entryOf, header, type Loose, patient, serverOf } from '../judged.ts';
import { type Proof, proofsOn } from './proof.ts';

const leave =
  'http://medcomfhir.dk/ig/hospitalnotification/StructureDefinition/medcom-hospitalnotifiation-leave-period-extension';

/** What HospitalNotification asks. */
export const hospitalNotificationProofs: readonly Proof[] = proofsOn(
  { of: 'a hospital notification', on: 'hospital-notification/3.0/admit-inpatient.json' },
  [
    {
      key: 'medcom-hospitalNotification-2',
      refused: ['about two patients', (m) => addPatient(m, 'Patient')],
      allowed: ['with a person beside the patient', (m) => addPatient(m, 'Person')],
    },
    {
      key: 'medcom-hospitalNotification-4',
      refused: [
        'for a patient with a replacement number too',
        (m) => patient(m)['identifier'].push({ system: 'urn:oid:1.2.3.4.5', value: 'x' }),
      ],
      allowed: [
        'for a patient with another CPR number',
        (m) => (patient(m)['identifier'][0].value = '2512489996'),
      ],
    },
    {
      key: 'medcom-hospitalNotification-5',
      refused: ['for a copy recipient', (m) => (use(m)['code'] = 'cc')],
      allowed: ['for a primary recipient by name', (m) => (use(m)['display'] = 'Primary destination')],
    },
    {
      key: 'medcom-hospitalNotification-6',
      refused: ['on leave without a start of the leave', (m) => (encounter(m)['status'] = 'onleave')],
      allowed: [
        'on leave with a start of the leave',
        (m) => (
          (encounter(m)['status'] = 'onleave'),
          (encounter(m)['extension'] = [leaveFrom('2026-03-03')])
        ),
      ],
    },
    {
      key: 'uuidv5',
      refused: [
        'with an episode of care that is a UUID of version 4',
        (m) => (episode(m)['value'] = 'urn:uuid:2f6ac2d4-3b1c-4d7e-8f90-1a2b3c4d5e6f'),
      ],
      allowed: [
        'with an episode of care that is another UUID of version 5',
        (m) => (episode(m)['value'] = 'urn:uuid:2f6ac2d4-3b1c-5d7e-9f90-1a2b3c4d5e6f'),
      ],
    },
    {
      key: 'binding.required',
      refused: ['that is only planned', (m) => (encounter(m)['status'] = 'planned')],
      allowed: ['that is finished', (m) => (encounter(m)['status'] = 'finished')],
    },
    {
      key: 'binding.required',
      refused: [
        'of an outpatient',
        (m) => (encounter(m)['class'] = { ...encounter(m)['class'], code: 'AMB', display: undefined }),
      ],
      allowed: [
        'of an emergency',
        (m) => (encounter(m)['class'] = { ...encounter(m)['class'], code: 'EMER', display: undefined }),
      ],
    },
    {
      key: 'cardinality.min',
      refused: ['without a start', (m) => delete encounter(m)['period'].start],
      allowed: ['with a start on a day', (m) => (encounter(m)['period'].start = '2026-03-02')],
    },
    {
      key: 'cardinality.min',
      refused: ['without an episode of care', (m) => delete encounter(m)['episodeOfCare']],
      allowed: ['with an episode of care by name', (m) => (encounter(m)['episodeOfCare'][0].display = 'x')],
    },
    {
      key: 'cardinality.max',
      refused: ['with a location', (m) => (encounter(m)['location'] = [{ location: {} }])],
      allowed: [
        'with a history of its class',
        (m) =>
          (encounter(m)['classHistory'] = [{ class: encounter(m)['class'], period: encounter(m)['period'] }]),
      ],
    },
    {
      key: 'value.fixed',
      refused: ['with another event', (m) => (header(m)['eventCoding'].code = 'empty-message')],
      allowed: [
        'with its event by name',
        (m) => (header(m)['eventCoding'].display = 'Hospital Notification Message'),
      ],
    },
  ],
);

function addPatient(message: Loose, resourceType: string): void {
  const id = '99e6f3a1-6a3e-4b8e-9d8a-6f9b2a1f7c99';
  const { meta, ...person } = structuredClone(entryOf(message, 'Patient')['resource']);
  const claims = resourceType === 'Patient' ? { meta } : {};
  message['entry'].push({
    fullUrl: `${serverOf(message)}/${resourceType}/${id}`,
    resource: { ...person, ...claims, resourceType, id },
  });
}

function use(message: Loose): Loose {
  return header(message)['destination'][0].extension[0].valueCoding;
}

function leaveFrom(start: string): Loose {
  return { url: leave, valuePeriod: { start } };
}

function episode(message: Loose): Loose {
  return encounter(message)['episodeOfCare'][0].identifier;
}
