import { requirements } from './define.ts';

/** What only a person at the screen can see of a message that arrived. */
export const attestedRequirements = requirements('display', {
  'notified-of-arrival': {
    level: 'MUST',
    actor: 'receiver',
    text: {
      en: 'the user is notified that a message has arrived',
      da: 'brugeren får besked om, at en meddelelse er ankommet',
    },
    remedy: {
      en: 'notify the user of every new message, reply and forwarded message',
      da: 'giv brugeren besked om hver ny meddelelse, hvert svar og hver videresendt meddelelse',
    },
    source: [
      ['tp-receive', '3.1.1.2'],
      ['tp-send', '3.3.4.1'],
    ],
    when: ['receive-care-communication'],
    attested: {
      en: 'Is the user notified when a message arrives?',
      da: 'Får brugeren besked, når en meddelelse ankommer?',
    },
  },

  'priority-visible': {
    level: 'MUST',
    actor: 'receiver',
    text: {
      en: 'the priority of a message is visible',
      da: 'meddelelsens prioritet er synlig',
    },
    remedy: {
      en: 'show the priority beside the category',
      da: 'vis prioriteten ved siden af kategorien',
    },
    source: [['tp-receive', '3.2.1.1']],
    when: ['receive-care-communication'],
    attested: {
      en: 'Is the priority of a message with high priority visible?',
      da: 'Er prioriteten synlig på en meddelelse med høj prioritet?',
    },
  },

  'local-time': {
    level: 'MUST',
    actor: 'receiver',
    text: {
      en: 'times are shown in local time, whatever the offset they were sent with',
      da: 'tidspunkter vises i lokal tid, uanset hvilken forskydning de blev sendt med',
    },
    remedy: {
      en: 'convert every time to Danish time before it is shown',
      da: 'omregn hvert tidspunkt til dansk tid, før det vises',
    },
    source: [['tp-receive', '3.2.1.4, 3.2.1.5']],
    when: ['receive-care-communication'],
    attested: {
      en: 'Are the times of a message that was sent in UTC shown in Danish time?',
      da: 'Vises tidspunkterne i dansk tid for en meddelelse, der er sendt i UTC?',
    },
  },

  'segments-in-time-order': {
    level: 'MUST',
    actor: 'receiver',
    text: {
      en: 'the messages of a thread are ordered by the times of their text segments, also when they arrive in another order',
      da: 'meddelelserne i en tråd er ordnet efter tekstsegmenternes tidspunkter, også når de ankommer i en anden rækkefølge',
    },
    remedy: {
      en: 'sort by the date extension of the text segment, and mark what is new as unread',
      da: 'sortér efter tekstsegmentets dato, og markér det nye som ulæst',
    },
    source: [
      ['gov-cc', '23'],
      ['tp-receive', '3.2.4.3'],
      ['tp-receive', '3.2.6'],
    ],
    when: ['receive-care-communication'],
    attested: {
      en: 'When a reply arrives before the message that it answers, are both shown in one thread in the order of their times?',
      da: 'Når et svar ankommer før den meddelelse, det besvarer, vises begge så i én tråd i tidsmæssig rækkefølge?',
    },
  },

  'validated-before-display': {
    level: 'MUST',
    actor: 'receiver',
    text: {
      en: 'the system validates a message against the current implementation guide before it is shown',
      da: 'systemet validerer en meddelelse mod den gældende implementation guide, før den vises',
    },
    remedy: {
      en: 'run a maintained HL7 FHIR validator with MedCom’s packages on every message that arrives',
      da: 'kør en vedligeholdt HL7 FHIR-validator med MedComs pakker på hver meddelelse, der ankommer',
    },
    source: [
      ['val', 'receiver'],
      ['tp-receive', '3.2.2.3'],
    ],
    when: ['receive-care-communication'],
    untestable: 'only its result is visible from outside, which ack.fatal-error-when-invalid judges',
  },
});
