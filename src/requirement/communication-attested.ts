import { requirements } from './define.ts';

/** What only a person at the screen can see while a message is written. */
export const attestedRequirements = requirements('communication', {
  'category-chosen-by-user': {
    level: 'MUST',
    actor: 'sender',
    text: {
      en: 'the user chooses the category from MedCom’s list before the message can be sent',
      da: 'brugeren vælger kategorien fra MedComs liste, før meddelelsen kan sendes',
    },
    remedy: {
      en: 'show the list of categories, preselect none, and refuse to send without one',
      da: 'vis listen over kategorier, forvælg ingen, og afvis at sende uden',
    },
    source: [
      ['tp-send', '3.3.1.5'],
      ['uc', 'S1'],
    ],
    when: ['send-care-communication'],
    attested: {
      en: 'Does the user have to choose a category from the list before the message can be sent?',
      da: 'Skal brugeren vælge en kategori fra listen, før meddelelsen kan sendes?',
    },
  },

  'patient-and-receiver-visible': {
    level: 'MUST',
    actor: 'sender',
    text: {
      en: 'the patient’s CPR number and name and the receiver’s name are visible while the message is written',
      da: 'patientens CPR-nummer og navn samt modtagerens navn er synlige, mens meddelelsen skrives',
    },
    remedy: {
      en: 'show patient and receiver beside the text that is written',
      da: 'vis patient og modtager ved siden af den tekst, der skrives',
    },
    source: [
      ['tp-send', '3.3.1.1'],
      ['tp-send', '3.3.1.2'],
    ],
    when: ['send-care-communication'],
    attested: {
      en: 'Are the patient’s CPR number and name, and the receiver’s name, visible while the message is written?',
      da: 'Er patientens CPR-nummer og navn og modtagerens navn synlige, mens meddelelsen skrives?',
    },
  },

  'priority-not-offered': {
    level: 'MUST',
    actor: 'sender',
    text: {
      en: 'the user cannot choose a priority for any category but regarding-referral',
      da: 'brugeren kan ikke vælge en prioritet ved andre kategorier end Vedr. henvisning',
    },
    remedy: {
      en: 'hide or disable the priority until the category is regarding-referral',
      da: 'skjul eller deaktivér prioritet, indtil kategorien er Vedr. henvisning',
    },
    source: [['tp-send', '3.3.1.6']],
    when: ['send-care-communication'],
    attested: {
      en: 'Is it impossible to choose a priority when the category is not regarding-referral?',
      da: 'Er det umuligt at vælge en prioritet, når kategorien ikke er Vedr. henvisning?',
    },
  },

  'too-large-refused': {
    level: 'MUST',
    actor: 'sender',
    text: {
      en: 'a message that would exceed 100 MB with its envelope is not sent, and the user is told',
      da: 'en meddelelse, som med kuvert ville fylde mere end 100 MB, sendes ikke, og brugeren får det at vide',
    },
    remedy: {
      en: 'check the size including base64 and envelope before sending, and tell the user what to remove',
      da: 'kontrollér størrelsen inklusive base64 og kuvert før afsendelse, og fortæl brugeren, hvad der skal fjernes',
    },
    source: [
      ['tp-send', '3.4.5'],
      ['gov-030', '100 MB'],
    ],
    interpretation:
      'older documents say 50 MB; the current ones say 100 MB, and a vendor may set a lower limit',
    when: ['send-care-communication'],
    attested: {
      en: 'When files of more than 100 MB are attached, is the user told that the message cannot be sent, and is it not sent?',
      da: 'Når der vedhæftes mere end 100 MB, får brugeren så at vide, at meddelelsen ikke kan sendes, og bliver den ikke sendt?',
    },
  },

  'validated-before-sending': {
    level: 'MUST',
    actor: 'sender',
    text: {
      en: 'the system validates every message against the current implementation guide before it is sent',
      da: 'systemet validerer hver meddelelse mod den gældende implementation guide, før den sendes',
    },
    remedy: {
      en: 'run a maintained HL7 FHIR validator with MedCom’s packages on every message before it leaves',
      da: 'kør en vedligeholdt HL7 FHIR-validator med MedComs pakker på hver meddelelse, før den afsendes',
    },
    source: [
      ['val', 'sender'],
      ['tp-send', '3.4.1.17'],
    ],
    when: ['send-care-communication'],
    untestable: 'a validation that finds nothing wrong leaves no trace outside the system',
  },
});
