import { communication, type Loose, patient } from '../judged.ts';
import { type Proof, proofsOn } from './proof.ts';

const fhir = 'http://hl7.org/fhir/StructureDefinition/';
const absent = { url: `${fhir}data-absent-reason`, valueCode: 'unknown' };
const birthPlace = { url: `${fhir}patient-birthPlace`, valueAddress: { city: 'Odense' } };
const date = 'http://medcomfhir.dk/ig/core/StructureDefinition/medcom-core-datetime-extension';

const inMessage: readonly Proof[] = proofsOn(
  { of: 'a CareCommunication', on: 'care-communication/5.0/new.json' },
  [
    {
      key: 'extension.unknown',
      refused: [
        'with an extension nobody knows',
        (m) => (patient(m)['extension'] = [{ url: 'http://prove.dk/x', valueString: 'x' }]),
      ],
      allowed: ["with an extension of FHIR's", (m) => (patient(m)['extension'] = [absent])],
    },
    {
      key: 'extension.url',
      refused: ['with an extension without a url', (m) => delete timeOf(m)['url']],
      allowed: ['with an extension without its version', (m) => (timeOf(m)['url'] = date)],
    },
    {
      key: 'extension.url',
      refused: [
        'with an extension whose url is relative',
        (m) => (patient(m)['extension'] = [{ url: 'citizenship', valueString: 'DK' }]),
      ],
      allowed: [
        'with an extension whose parts have relative urls',
        (m) => (patient(m)['extension'] = [citizenship]),
      ],
    },
    {
      key: 'extension.value',
      refused: ['with the time of a segment left out', (m) => delete timeOf(m)['valueDateTime']],
      allowed: ['with another time of a segment', (m) => (timeOf(m)['valueDateTime'] = '2026-03-02')],
    },
    {
      key: 'extension.type',
      refused: [
        'with the time of a segment as a text',
        (m) => (delete timeOf(m)['valueDateTime'], (timeOf(m)['valueString'] = '2026-03-02')),
      ],
      allowed: ['with the time of a segment as a day', (m) => (timeOf(m)['valueDateTime'] = '2026-03-02')],
    },
    {
      key: 'extension.modifier',
      refused: [
        'with an extension that changes no meaning among those that do',
        (m) => (patient(m)['modifierExtension'] = [absent]),
      ],
      allowed: [
        'with an extension that changes no meaning among its like',
        (m) => (patient(m)['extension'] = [absent]),
      ],
    },
    {
      key: 'extension.context',
      refused: [
        'with the place of birth of a message',
        (m) => (communication(m)['extension'] = [birthPlace]),
      ],
      allowed: ['with the place of birth of a patient', (m) => (patient(m)['extension'] = [birthPlace])],
    },
  ],
);

const order: readonly Proof[] = proofsOn(
  {
    of: 'a nutrition order',
    on: {
      resourceType: 'NutritionOrder',
      status: 'active',
      intent: 'order',
      patient: { display: 'Bruno' },
      dateTime: '2026-03-02',
      oralDiet: { instruction: 'x' },
    },
  },
  [
    {
      key: 'extension.modifier',
      refused: ['that must not be carried out, said in an extension', (o) => (o['extension'] = [forbidden])],
      allowed: [
        'that must not be carried out, said in a modifierExtension',
        (o) => (o['modifierExtension'] = [forbidden]),
      ],
    },
  ],
);

const forbidden = { url: `${fhir}request-doNotPerform`, valueBoolean: true };
const citizenship = {
  url: `${fhir}patient-citizenship`,
  extension: [{ url: 'code', valueCodeableConcept: { text: 'DK' } }],
};

/** Extensions. */
export const extensionProofs: readonly Proof[] = [...inMessage, ...order];

/** The extension that says when the first segment was written. */
function timeOf(message: Loose): Loose {
  return communication(message)['payload'][0].extension.find(({ url }: Loose) => url === date);
}
