/** Where MedCom's and others' identifiers and codes come from, by the name that we call them. */
export const systems = {
  sor: 'urn:oid:1.2.208.176.1.1',
  gln: 'https://www.gs1.org/gln',
  cpr: 'urn:oid:1.2.208.176.1.2',
  /** National replacement CPR number. */
  xEcpr: 'urn:oid:1.2.208.176.1.6.1.1',
  /** Regional replacement CPR number; a region may add its own suffix (`…1.3.177`). */
  dEcpr: 'urn:oid:1.2.208.176.1.6.1.3',
  lpr3: 'https://www.esundhed.dk/Registre/Landspatientregisteret',
  event: 'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-eventCodes',
  activity: 'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-activityCodes',
  category: 'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-careCommunication-categoryCodes',
  destinationUse: 'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-destinationUse',
  authorisedRole:
    'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-core-PractitionerRolesAutorisationsregistret',
  administrativeRole:
    'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-core-PractitionerRolesSKSadministrativ',
  acknowledgementError: 'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-acknowledgement-error-codes',
  encounterClass: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
  otherEncounterClass: 'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-core-encounter-act-codes',
} as const;

/** Whether a system is that of a CPR or replacement CPR number. */
export function isPatientSystem(system: string | undefined): boolean {
  return (
    system === systems.cpr ||
    system === systems.xEcpr ||
    system === systems.dEcpr ||
    system?.startsWith(`${systems.dEcpr}.`) === true
  );
}

/** The profiles that a message declares, version 5.0 of CareCommunication and 2.0 of Acknowledgement. */
export const profiles = {
  careCommunication:
    'http://medcomfhir.dk/ig/carecommunication/StructureDefinition/medcom-careCommunication-message',
  careCommunicationHeader:
    'http://medcomfhir.dk/ig/carecommunication/StructureDefinition/medcom-careCommunication-messageHeader',
  communication:
    'http://medcomfhir.dk/ig/carecommunication/StructureDefinition/medcom-careCommunication-communication',
  careCommunicationProvenance:
    'http://medcomfhir.dk/ig/carecommunication/StructureDefinition/medcom-careCommunication-provenance',
  acknowledgement:
    'http://medcomfhir.dk/ig/acknowledgement/StructureDefinition/medcom-messaging-acknowledgement',
  acknowledgementHeader:
    'http://medcomfhir.dk/ig/acknowledgement/StructureDefinition/medcom-messaging-acknowledgementHeader',
  operationOutcome:
    'http://medcomfhir.dk/ig/acknowledgement/StructureDefinition/medcom-acknowledgement-operationoutcome',
  provenance: 'http://medcomfhir.dk/ig/messaging/StructureDefinition/medcom-messaging-provenance',
  organization: 'http://medcomfhir.dk/ig/messaging/StructureDefinition/medcom-messaging-organization',
  patient: 'http://medcomfhir.dk/ig/core/StructureDefinition/medcom-core-patient',
  encounter: 'http://medcomfhir.dk/ig/core/StructureDefinition/medcom-core-encounter',
  practitioner: 'http://medcomfhir.dk/ig/core/StructureDefinition/medcom-core-practitioner',
  practitionerRole: 'http://medcomfhir.dk/ig/core/StructureDefinition/medcom-core-practitionerrole',
  careTeam: 'http://medcomfhir.dk/ig/core/StructureDefinition/medcom-core-careteam',
} as const;

export const extensions = {
  destinationUse:
    'http://medcomfhir.dk/ig/messaging/StructureDefinition/medcom-messaging-destinationUseExtension',
  /** The specific sender, on Communication. */
  sender: 'http://medcomfhir.dk/ig/core/StructureDefinition/medcom-core-sender-extension',
  /** On Communication.payload. */
  date: 'http://medcomfhir.dk/ig/core/StructureDefinition/medcom-core-datetime-extension',
  identifier: 'http://medcomfhir.dk/ig/core/StructureDefinition/medcom-core-identifier-extension',
  author: 'http://medcomfhir.dk/ig/core/StructureDefinition/medcom-core-practitioner-extension',
  authorContact: 'http://medcomfhir.dk/ig/core/StructureDefinition/medcom-core-contact-extension',
} as const;

/** MessageHeader.definition of a CareCommunication 5.0. */
export const careCommunicationDefinition =
  'http://medcomfhir.dk/ig/messagedefinitions/MessageDefinition/MedComCareCommunicationMessageDefinition|5.0';

/** The endpoint of an organisation on the network, made of its SOR id. */
export function sorEndpoint(sor: string): string {
  return `https://sor2.sum.dsdn.dk/#id=${sor}`;
}
