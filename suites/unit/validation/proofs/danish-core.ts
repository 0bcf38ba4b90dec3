import { type Loose, organization, patient, practitioner } from '../judged.ts';
import { type Proof, proofsOn } from './proof.ts';

const civil = 'http://terminology.hl7.org/CodeSystem/v3-MaritalStatus';
const national = 'urn:oid:1.2.208.176.1.6.1.1';
const regional = 'urn:oid:1.2.208.176.1.6.1.3.187';
const sor = 'urn:oid:1.2.208.176.1.1';
const gln = 'https://www.gs1.org/gln';
const cvr = 'http://cvr.dk';
const kombit = 'https://kombit.dk/sts/organisation';
const uuid = '2f6ac2d4-3b1c-4d7e-8f90-1a2b3c4d5e6f';

/** The rules of HL7 Denmark, most of them of numbers. */
export const danishProofs: readonly Proof[] = proofsOn(
  { of: 'a CareCommunication', on: 'care-communication/5.0/new.json' },
  [
    {
      key: 'cpr',
      refused: ['with a CPR number of 31 April', numberOf(patient, '3104479989')],
      allowed: ['with a CPR number of 30 April', numberOf(patient, '3004479989')],
    },
    {
      key: 'x-ecpr',
      refused: [
        'with a national replacement number of another century',
        numberOf(patient, '2509472AB1', national),
      ],
      allowed: ['with a national replacement number', numberOf(patient, '2509471AB1', national)],
    },
    {
      key: 'd-ecpr',
      refused: [
        'with a regional replacement number in small letters',
        numberOf(patient, '2509470ab1', regional),
      ],
      allowed: ['with a regional replacement number', numberOf(patient, '2509470AB1', regional)],
    },
    {
      key: 'min-digits-sor',
      refused: ['with a SOR number of ten digits', numberOf(organization, '3252510000', sor)],
      allowed: ['with a SOR number of eleven digits', numberOf(organization, '32525100001', sor)],
    },
    {
      key: 'gln-length',
      refused: ['with a GLN of twelve digits', numberOf(organization, '579000012152', gln)],
      allowed: ['with another GLN of thirteen digits', numberOf(organization, '5790000120314', gln)],
    },
    {
      key: 'gln-modulus-10',
      refused: ['with a GLN whose check digit is wrong', numberOf(organization, '5790000121527', gln)],
      allowed: ['with a GLN whose check digit is right', numberOf(organization, '5790000120314', gln)],
    },
    {
      key: 'CVR-length',
      refused: ['with a CVR number of seven digits', numberOf(organization, '1000000', cvr)],
      allowed: ['with a CVR number of eight digits', numberOf(organization, '10000009', cvr)],
    },
    {
      key: 'CVR-modulus-11',
      refused: ['with a CVR number whose check digit is wrong', numberOf(organization, '10000008', cvr)],
      allowed: ['with a CVR number whose check digit is right', numberOf(organization, '10000017', cvr)],
    },
    {
      key: 'uuid',
      refused: ['with a KOMBIT number that is a bare UUID', numberOf(organization, uuid, kombit)],
      allowed: [
        'with a KOMBIT number that is the URN of a UUID',
        numberOf(organization, `urn:uuid:${uuid}`, kombit),
      ],
    },
    {
      key: 'authorization-id-format',
      refused: ['with an authorisation id that has a vowel', authorised('ABCD1')],
      allowed: ['with an authorisation id of consonants and a digit', authorised('YBCD1')],
    },
    {
      key: 'marital-status-unknown-usage',
      severity: 'warning',
      refused: ['for a patient with the marital statuses P and A', married('P', 'A')],
      allowed: ['for a patient with the marital status M', married('M')],
    },
    {
      key: 'dk-core-organization-mandatory-identifier',
      refused: ['with an organisation that has a GLN alone', withOrganization(gln, '5790000120314')],
      allowed: [
        'with an organisation that has a KOMBIT number alone',
        withOrganization(kombit, `urn:uuid:${uuid}`),
      ],
    },
  ],
);

type Change = (message: Loose) => void;

/** The number of a system, given anew or as one more; of the first identifier when no system is named. */
function numberOf(holder: (message: Loose) => Loose, value: string, system?: string): Change {
  return (message) => {
    const identifiers: Loose[] = holder(message)['identifier'];
    const known = system ? identifiers.find((each) => each['system'] === system) : identifiers[0];
    if (known) known['value'] = value;
    else identifiers.push({ system, value });
  };
}

function authorised(value: string): Change {
  const identifier = [{ system: 'https://autregweb.sst.dk', value }];
  return (message) => (practitioner(message)['qualification'] = [{ identifier, code: { text: 'Læge' } }]);
}

function married(...codes: readonly string[]): Change {
  const coding = codes.map((code) => ({ system: civil, code }));
  return (message) => (patient(message)['maritalStatus'] = { coding });
}

function withOrganization(system: string, value: string): Change {
  const meta = { profile: ['http://hl7.dk/fhir/core/StructureDefinition/dk-core-organization'] };
  const resource = { resourceType: 'Organization', id: uuid, meta, identifier: [{ system, value }] };
  return (message) => message['entry'].push({ fullUrl: `urn:uuid:${uuid}`, resource });
}
