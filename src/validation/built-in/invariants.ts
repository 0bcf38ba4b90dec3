import type { LeanConstraint } from '../definitions/lean-definition.ts';
import { withCanonicals } from './names.ts';

type Rule = { readonly human: string; readonly expression: string; readonly severity?: 'warning' };

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const birthday = '^(?:(?:0[1-9]|[12][0-9])(?:0[1-9]|1[0-2])|30(?:0[13-9]|1[0-2])|31(?:0[13578]|1[02]))';
const digits = (weights: readonly number[]) =>
  weights.map((weight, i) => `substring(${i}, 1).toInteger() * ${weight}`).join(' + ');
const author = "extension('<core:medcom-core-practitioner-extension>')";
const communication = 'entry.resource.ofType(Communication)';
const header = 'entry.resource.ofType(MessageHeader)';

/** Whether one of the resources that `people` refer to belongs to the organisation of `place`. */
const belongs = (people: string, place: string) =>
  ['managingOrganization', 'organization']
    .map(
      (link) => `(${people}.resolve().${link}.reference.resolve() = ${header}.${place}.reference.resolve())`,
    )
    .join(' or ');

/**
 * The rules of MedCom's and HL7 Denmark's profiles that are more than a cardinality, under the keys that they have there.
 * Expressions are FHIRPath; `<core:…>` stands for the whole URL.
 */
const rules: Record<string, Rule> = {
  'medcom-messaging-2': {
    human: 'a message holds at least one Provenance',
    expression: 'entry.resource.ofType(Provenance).exists()',
  },
  'medcom-careCommunication-1': {
    human: 'the first entry is a MessageHeader that claims the CareCommunication profile first',
    expression:
      "entry.first().resource.ofType(MessageHeader).meta.profile.startsWith('<cc:medcom-careCommunication-messageHeader>')",
  },
  'medcom-careCommunication-2': {
    human: 'a message is about exactly one Patient',
    expression: 'entry.resource.ofType(Patient).count() = 1',
  },
  'medcom-careCommunication-3': {
    human: 'every Provenance claims the CareCommunication profile first',
    expression:
      "entry.resource.ofType(Provenance).all(meta.profile.startsWith('<cc:medcom-careCommunication-provenance>'))",
  },
  'medcom-careCommunication-4': {
    human: 'the Practitioner behind a PractitionerRole has a name',
    expression: 'entry.resource.ofType(Practitioner).name.exists()',
  },
  'medcom-careCommunication-5': {
    human: 'a priority is only given when the category is regarding-referral',
    expression: "iif(category.coding.code != 'regarding-referral', priority.empty(), true)",
  },
  'medcom-careCommunication-6': {
    human: 'the topic is given when the category is other',
    expression: "(category.coding.code != 'other') or (category.coding.code = 'other' and topic.exists())",
  },
  'medcom-careCommunication-7': {
    human: 'the author of a segment has a role, as a code or as text but not both',
    expression: `payload.${author}.value.resolve().where((code.coding.code.exists() xor code.text.exists()).not()).empty()`,
  },
  'medcom-careCommunication-8': {
    human: 'the author of a segment has a name',
    expression: `payload.where(${author}.exists()).extension.value.reference.resolve().practitioner.resolve().name.exists()`,
  },
  'medcom-careCommunication-9': {
    human: 'an Encounter carries the identifier of an episode of care',
    expression: 'encounter.empty() or encounter.reference.resolve().episodeOfCare.identifier.exists()',
  },
  'medcom-careCommunication-11': {
    // ASSUMPTION of MedCom's rule, kept here: every extension of the Communication is taken for a sender.
    human: 'a specific sender belongs to the organisation that sends the message',
    expression: `${communication}.extension.empty() or ${belongs(`${communication}.extension.value.reference`, 'sender')}`,
  },
  'medcom-careCommunication-12': {
    human: 'a specific recipient belongs to the organisation that receives the message',
    expression: `${communication}.recipient.empty() or ${belongs(`${communication}.recipient.reference`, 'destination.receiver')}`,
  },
  'medcom-careCommunication-13': {
    human: 'a PractitionerRole refers to its Practitioner',
    expression: 'entry.resource.ofType(PractitionerRole).practitioner.reference.exists()',
  },
  'medcom-careCommunication-15': {
    human: 'an encounter is given as a reference to it',
    expression: 'encounter.empty() or encounter.reference.exists()',
  },
  'medcom-carecommunication-definition-url': {
    // MedCom's regular expression has a bare |, so either half is enough.
    human: 'definition names the CareCommunication MessageDefinition, version 5.x',
    expression:
      "startsWith('http://medcomfhir.dk/ig/messagedefinitions/MessageDefinition/MedComCareCommunicationMessageDefinition') or matches('5[.][0-9]{1,2}$')",
  },
  'medcom-acknowledgement-1': {
    human: 'an acknowledgement other than ok says what is wrong in an OperationOutcome',
    expression: `(${header}.response.code = 'ok') or (${header}.response.code != 'ok' and entry.resource.ofType(OperationOutcome).exists())`,
  },
  'medcom-acknowledgement-2': {
    human: 'the MessageHeader conforms to the profile of acknowledgements',
    expression: `${header}.conformsTo('<ack:medcom-messaging-acknowledgementHeader>')`,
  },
  'medcom-hospitalNotification-2': {
    human: 'a message is about exactly one Patient',
    expression: 'entry.where(resource.is(Patient)).count() = 1',
  },
  'medcom-hospitalNotification-4': {
    human: 'the patient is identified by a CPR number alone',
    expression: "entry.resource.ofType(Patient).identifier.system = 'urn:oid:1.2.208.176.1.2'",
  },
  'medcom-hospitalNotification-5': {
    human: 'the receiver of a HospitalNotification is a primary receiver',
    expression: `Bundle.${header}.destination.extension.value.code = 'primary'`,
  },
  'medcom-hospitalNotification-6': {
    human: 'the start of the leave is given while a patient is on leave',
    expression: "where(status = 'onleave').extension.value.start.exists() or status != 'onleave'",
  },
  'medcom-uuidv4': {
    human: 'the identifier is a UUID, urn:uuid: and lower-case hexadecimal digits',
    expression: `value.matches('urn:uuid:${uuid}')`,
  },
  'medcom-core-contact': { human: 'a telephone number has digits', expression: "matches('[-0-9]')" },
  uuidv5: {
    human: 'the identifier of an LPR3 episode of care is a UUID of version 5',
    expression:
      "matches('urn:uuid:[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-5[a-fA-F0-9]{3}-[89aAbB][a-fA-F0-9]{3}-[a-fA-F0-9]{12}')",
  },
  'dk-core-organization-mandatory-identifier': {
    human: 'an organisation has a SOR, KOMBIT or CVR identifier',
    expression:
      "identifier.where(system in ('urn:oid:1.2.208.176.1.1' | 'https://kombit.dk/sts/organisation' | 'urn:oid:2.16.840.1.113883.2.24.1.1')).exists()",
  },
  'marital-status-unknown-usage': {
    severity: 'warning',
    human: 'the marital statuses P and A of HL7 are not used in Denmark',
    expression:
      "maritalStatus.coding.where(code = 'P' and system = 'http://terminology.hl7.org/CodeSystem/v3-MaritalStatus').empty() or maritalStatus.coding.where(code = 'A' and system = 'http://terminology.hl7.org/CodeSystem/v3-MaritalStatus').empty()",
  },
  cpr: {
    human: 'a CPR number is a day of birth and four digits',
    expression: `matches('${birthday}[0-9]{6}$')`,
  },
  'x-ecpr': {
    human: 'a national replacement CPR number is a day of birth, a year, 1 or 7, two capitals and a digit',
    expression: `matches('${birthday}[0-9]{2}[17][A-Z]{2}[0-9]$')`,
  },
  'd-ecpr': {
    human: 'a regional replacement CPR number is a day of birth, a year, 0, 5 or 6, two capitals and a digit',
    expression: `matches('${birthday}[0-9]{2}[056][A-Z]{2}[0-9]$')`,
  },
  'min-digits-sor': {
    human: 'a SOR number has eleven digits or more',
    expression: "matches('^[0-9]{11,}$')",
  },
  'gln-length': { human: 'a GLN has thirteen digits', expression: "matches('^[0-9]{13}$')" },
  'gln-modulus-10': {
    human: 'the last digit of a GLN is its check digit (modulus 10)',
    expression: `(${digits([1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1])}) mod 10 = 0`,
  },
  'CVR-length': { human: 'a CVR number has eight digits', expression: "matches('^[0-9]{8}$')" },
  'CVR-modulus-11': {
    human: 'a CVR number passes the check of modulus 11',
    expression: `(${digits([2, 7, 6, 5, 4, 3, 2, 1])}) mod 11 = 0`,
  },
  uuid: { human: 'the identifier is a UUID', expression: `matches('urn:uuid:${uuid}')` },
  'authorization-id-format': {
    human: 'an authorisation id is five consonants (Y among them) and digits',
    expression: "matches('^[b-df-hj-np-tv-zB-DF-HJ-NP-TV-Z0-9]{5}$')",
  },
};

/** The invariant with a key, as its profile states it. */
export function invariantOf(key: string, profile: string): LeanConstraint {
  const rule = rules[key];
  if (!rule) throw new SyntaxError(`${profile} names the invariant ${key}, which is not written`);
  const { human, expression, severity = 'error' } = rule;
  return { key, severity, human, expression: withCanonicals(expression), source: profile };
}
