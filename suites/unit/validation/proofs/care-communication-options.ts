import { category, communication, encounter, header, type Loose, resource } from '../judged.ts';
import { type Proof, proofsOn } from './proof.ts';

/** The rules of CareCommunication for what a message may leave out. */
export const careCommunicationOptionProofs: readonly Proof[] = proofsOn(
  { of: 'a CareCommunication with everything', on: 'care-communication/5.0/new-with-everything.json' },
  [
    {
      key: 'medcom-careCommunication-5',
      refused: ['of category nursing, with a priority', (m) => (category(m)['code'] = 'nursing')],
      allowed: [
        'of category nursing, without a priority',
        (m) => ((category(m)['code'] = 'nursing'), delete communication(m)['priority']),
      ],
    },
    {
      key: 'medcom-careCommunication-9',
      refused: ['whose encounter has no episode of care', (m) => delete encounter(m)['episodeOfCare']],
      allowed: [
        'whose encounter has an episode of care without a system',
        (m) => delete encounter(m)['episodeOfCare'][0].identifier.system,
      ],
    },
    {
      key: 'medcom-careCommunication-11',
      refused: [
        'sent for a team of the recipient',
        (m) =>
          (resource(m, 'CareTeam')['managingOrganization'] = [{ ...header(m)['destination'][0].receiver }]),
      ],
      allowed: [
        'sent for a practitioner of the sender',
        (m) => (communication(m)['extension'][0].valueReference = author(m)),
      ],
    },
    {
      key: 'medcom-careCommunication-12',
      refused: ['for a practitioner of the sender', (m) => (communication(m)['recipient'][0] = author(m))],
      allowed: ['for nobody in particular', (m) => delete communication(m)['recipient']],
    },
    {
      key: 'medcom-careCommunication-15',
      refused: [
        'whose encounter is named, but not referred to',
        (m) => (communication(m)['encounter'] = { display: 'x' }),
      ],
      allowed: ['without an encounter', (m) => delete communication(m)['encounter']],
    },
  ],
);

function author(message: Loose): Loose {
  return communication(message)['payload'][0].extension.find((each: Loose) => each['valueReference'])
    .valueReference;
}
