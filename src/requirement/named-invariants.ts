import type { Invariant } from './invariant.ts';

/** The invariants that no other area judges, in the order of the Bundle, its people and their identifiers. */
export const invariants = {
  'provenance-present': {
    keys: ['medcom-messaging-2'],
    of: 'all-messages',
    text: {
      en: 'a message holds a Provenance',
      da: 'en meddelelse indeholder en Provenance',
    },
    remedy: {
      en: 'include a Provenance that targets the MessageHeader in every message',
      da: 'medtag i hver meddelelse en Provenance, hvis target er MessageHeader',
    },
  },
  'provenances-claim-profile': {
    keys: ['medcom-careCommunication-3'],
    of: 'care-communications',
    text: {
      en: 'every Provenance of a CareCommunication claims the profile of CareCommunication first, not that of messaging',
      da: 'hver Provenance i en korrespondancemeddelelse angiver først profilen for korrespondancemeddelelse, ikke den for messaging',
    },
    remedy: {
      en: 'make medcom-careCommunication-provenance the first meta.profile of every Provenance, those of earlier messages included',
      da: 'sæt medcom-careCommunication-provenance først i meta.profile i hver Provenance, også dem fra tidligere meddelelser',
    },
  },
  'specific-sender-belongs': {
    keys: ['medcom-careCommunication-11'],
    of: 'care-communications',
    text: {
      en: 'a specific sender belongs to the organisation that sends the message',
      da: 'en specifik afsender hører til den organisation, der sender meddelelsen',
    },
    remedy: {
      en: 'let the PractitionerRole or CareTeam of the sender extension refer to the Organization of MessageHeader.sender',
      da: 'lad den PractitionerRole eller det CareTeam, der er specifik afsender, referere til samme Organization som MessageHeader.sender',
    },
    interpretation:
      'asked whatever a system declares, for a message without a specific sender keeps it; every extension of the Communication is taken for one, as in the expression of the guide',
  },
  'specific-recipient-belongs': {
    keys: ['medcom-careCommunication-12'],
    of: 'care-communications',
    text: {
      en: 'a specific recipient belongs to the organisation that receives the message',
      da: 'en specifik modtager hører til den organisation, der modtager meddelelsen',
    },
    remedy: {
      en: 'let the PractitionerRole or CareTeam of Communication.recipient refer to the Organization of destination.receiver, and drop it when the user chooses another receiver',
      da: 'lad den PractitionerRole eller det CareTeam, der er Communication.recipient, referere til samme Organization som destination.receiver, og fjern den, når brugeren vælger en anden modtager',
    },
    interpretation: 'asked whatever a system declares, for a message without a specific recipient keeps it',
  },
  'practitioner-named': {
    keys: ['medcom-careCommunication-4'],
    of: 'care-communications',
    text: {
      en: 'the Practitioner behind a PractitionerRole has a name',
      da: 'den Practitioner, som en PractitionerRole henviser til, har et navn',
    },
    remedy: {
      en: 'fill Practitioner.name with the given and family name of the user',
      da: 'udfyld Practitioner.name med brugerens for- og efternavn',
    },
    interpretation: 'the expression of the guide is content with one name in the message',
  },
  'role-has-practitioner': {
    keys: ['medcom-careCommunication-13'],
    of: 'care-communications',
    text: {
      en: 'a PractitionerRole refers to its Practitioner',
      da: 'en PractitionerRole refererer til sin Practitioner',
    },
    remedy: {
      en: 'fill PractitionerRole.practitioner with a reference to a Practitioner of the message',
      da: 'udfyld PractitionerRole.practitioner med en reference til en Practitioner i meddelelsen',
    },
    interpretation: 'the expression of the guide is content with one such reference in the message',
  },
  'encounter-referred-to': {
    keys: ['medcom-careCommunication-15'],
    of: 'care-communications',
    on: ['Communication'],
    text: {
      en: 'an encounter is given as a reference to the Encounter in the message',
      da: 'en kontakt er angivet som en reference til den Encounter, der er i meddelelsen',
    },
    remedy: {
      en: 'write Communication.encounter as a reference to the Encounter of the message, or leave both out',
      da: 'skriv Communication.encounter som en reference til meddelelsens Encounter, eller udelad begge',
    },
  },
  'encounter-has-episode': {
    keys: ['medcom-careCommunication-9'],
    of: 'care-communications',
    on: ['Communication'],
    text: {
      en: 'an Encounter carries the identifier of an episode of care',
      da: 'en Encounter indeholder identifikatoren for et forløb',
    },
    remedy: {
      en: 'fill Encounter.episodeOfCare.identifier, or leave the Encounter out',
      da: 'udfyld Encounter.episodeOfCare.identifier, eller udelad Encounter',
    },
  },
  'phone-has-digits': {
    keys: ['medcom-core-contact'],
    of: 'care-communications',
    text: {
      en: 'the telephone number in a signature is a number',
      da: 'telefonnummeret i en signatur er et nummer',
    },
    remedy: {
      en: 'write digits in the authorContact extension, and no name or instruction in their place',
      da: 'skriv cifre i authorContact, og ikke et navn eller en vejledning i stedet',
    },
  },
  'identifiers-well-formed': {
    keys: [
      'cpr',
      'x-ecpr',
      'd-ecpr',
      'min-digits-sor',
      'gln-length',
      'gln-modulus-10',
      'CVR-length',
      'CVR-modulus-11',
      'uuid',
      'uuidv5',
      'authorization-id-format',
    ],
    of: 'all-messages',
    on: ['Patient', 'Organization', 'Practitioner', 'Encounter'],
    text: {
      en: 'identifiers have the form of their registers: CPR and replacement CPR numbers, SOR ids, GLN, CVR, episodes of care, authorisation ids',
      da: 'identifikatorer har den form, deres registre giver dem: CPR- og erstatnings-CPR-numre, SOR-id’er, GLN, CVR, forløb, autorisations-id’er',
    },
    remedy: {
      en: 'take identifiers from their registers as they stand there, without spaces and hyphens, and check their check digits',
      da: 'tag identifikatorer fra deres registre, som de står dér, uden mellemrum og bindestreger, og kontrollér kontrolcifrene',
    },
    interpretation: 'the modulus 11 of CPR numbers is not asked for: new numbers are given out without it',
  },
} as const satisfies Record<string, Invariant>;
