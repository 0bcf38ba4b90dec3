import type { Organisation } from '../message/fhir-message.ts';
import { lastSegment, resolveReference } from '../message/query.ts';
import { answers } from './answers.ts';
import { requirements } from './define.ts';
import { finding, list, shown } from './finding.ts';
import { placeIn } from './passage.ts';
import { ownProvenance } from './thread-history.ts';

/** What an acknowledgement says, and to whom. */
export const contentRequirements = requirements('ack', {
  'outcome-when-negative': {
    level: 'MUST',
    actor: 'receiver',
    text: {
      en: 'a negative acknowledgement refers to an OperationOutcome in its Bundle that says what is wrong and how severe it is',
      da: 'en negativ kvittering henviser til en OperationOutcome i sin Bundle, som angiver, hvad der er galt, og hvor alvorligt det er',
    },
    remedy: {
      en: 'add an OperationOutcome with severity, code and details, and refer to it from MessageHeader.response.details',
      da: 'tilføj en OperationOutcome med severity, code og details, og henvis til den fra MessageHeader.response.details',
    },
    source: [
      ['ig-ack', 'medcom-acknowledgement-1'],
      ['gov-ack', 'OperationOutcome'],
      ['tp-receive', '3.2.8.1'],
    ],
    interpretation: 'a code of MedCom’s list is recommended and not demanded: an own description is enough',
    when: ['receive-care-communication'],
    *check({ acksSent }) {
      for (const passage of acksSent) {
        const { response, issues } = passage.ack;
        if (response.code === 'ok' || response.code === undefined) continue;
        const outcome = resolveReference(passage.fhir.bundle, response.details);
        const described = issues.filter(
          ({ severity, code, detailsCode, text }) =>
            severity !== undefined && (text ?? detailsCode ?? code) !== undefined,
        );
        const isThere = outcome?.resourceType === 'OperationOutcome';
        yield finding(isThere && described.length > 0, {
          expected: `response.details with an OperationOutcome, for the code is ${shown(response.code)}`,
          actual: isThere
            ? `${described.length} issues with severity and description`
            : `response.details ${shown(response.details)}`,
          at: placeIn(passage, 'MessageHeader', 'response.details'),
        });
      }
    },
  },

  'addressed-to-sender': {
    level: 'MUST',
    actor: 'receiver',
    text: {
      en: 'an acknowledgement goes from the receiver of the message to its sender',
      da: 'en kvittering går fra meddelelsens modtager til dens afsender',
    },
    remedy: {
      en: 'swap sender and receiver of the message that is acknowledged',
      da: 'byt om på afsender og modtager i den meddelelse, der kvitteres for',
    },
    source: [
      ['ig-ack', 'MessageHeader.destination'],
      ['gov-040', 'acknowledgement'],
      ['tp-receive', '3.2.7.2'],
    ],
    when: ['receive-care-communication'],
    *check(evidence) {
      for (const { ack: passage, question } of answers(evidence)) {
        if (!question?.care) continue;
        const { sender, receiver } = question.care;
        const sides = [
          { role: 'receiver', is: passage.ack.receiver, was: sender, element: 'destination[0].receiver' },
          { role: 'sender', is: passage.ack.sender, was: receiver, element: 'sender' },
        ];
        for (const { role, is, was, element } of sides) {
          if (was.gln === undefined && was.sor === undefined) continue;
          yield finding(agrees(is, was), {
            expected: `${role} ${describe(was)}, as in #${question.number}`,
            actual: `${role} ${describe(is)}`,
            at: placeIn(passage, 'MessageHeader', element),
          });
        }
      }
    },
  },

  'provenance-chain': {
    level: 'MUST',
    actor: 'receiver',
    text: {
      en: 'an acknowledgement has two Provenances: the latest of the message, and a new one with activity acknowledgement that targets its own header and revises that of the message',
      da: 'en kvittering har to Provenances: meddelelsens seneste og en ny med aktiviteten acknowledgement, som har kvitteringens egen header som target og meddelelsens som revision',
    },
    remedy: {
      en: 'copy the Provenance that targets the received MessageHeader, and add one for the acknowledgement with an entity of role revision',
      da: 'kopiér den Provenance, der har den modtagne MessageHeader som target, og tilføj én for kvitteringen med en entity med rollen revision',
    },
    source: [
      ['gov-ack', 'Provenance'],
      ['gov-cc', '22'],
    ],
    interpretation: 'references may be relative or absolute; of a message without Provenance none is copied',
    when: ['receive-care-communication'],
    *check(evidence) {
      for (const { ack: passage, question } of answers(evidence)) {
        if (!question) continue;
        const { headerId, provenances } = passage.ack;
        const own = provenances.findIndex(
          ({ targetId, activity }) =>
            targetId !== undefined && targetId === headerId && activity === 'acknowledgement',
        );
        const revision = provenances[own]?.revision?.reference;
        yield finding(own >= 0 && lastSegment(revision) === question.headerId, {
          expected: `a Provenance with activity acknowledgement, target ${shown(headerId)} and revision ${shown(question.headerId)}`,
          actual:
            own < 0
              ? `activities ${list(provenances.map(({ activity, target }) => `${shown(activity)} of ${shown(target)}`))}`
              : `revision ${shown(revision)}`,
          at: placeIn(passage, 'Provenance', 'entity', Math.max(own, 0)),
        });

        const latest = question.care && ownProvenance(question.care);
        if (!latest) continue;
        const copies = provenances.filter(
          ({ targetId, activity }) => targetId === latest.targetId && activity === latest.activity,
        );
        yield finding(copies.length === 1 && provenances.length === 2, {
          expected: `2 Provenances, one of them a copy of ${shown(latest.activity)} of ${shown(latest.target)}`,
          actual: `${provenances.length} Provenances, ${copies.length} such copies`,
          at: `#${passage.number} Bundle.entry.resource.ofType(Provenance)`,
        });
      }
    },
  },

  'sent-overview': {
    level: 'MUST',
    actor: 'receiver',
    text: {
      en: 'the system keeps an overview of the acknowledgements that it sent and of the message that each belongs to',
      da: 'systemet har et overblik over afsendte kvitteringer og den meddelelse, hver hører til',
    },
    remedy: {
      en: 'store every acknowledgement with the MessageHeader.id that it answers, and make the list accessible',
      da: 'gem hver kvittering med det MessageHeader.id, den besvarer, og gør listen tilgængelig',
    },
    source: [['tp-ack-send', '3.4.9']],
    when: ['receive-care-communication'],
    attested: {
      en: 'Can you show which acknowledgements were sent, and which message each belongs to?',
      da: 'Kan I vise, hvilke kvitteringer der er sendt, og hvilken meddelelse hver hører til?',
    },
  },
});

function agrees(is: Organisation, was: Organisation): boolean {
  return (was.gln === undefined || is.gln === was.gln) && (was.sor === undefined || is.sor === was.sor);
}

function describe({ gln, sor }: Organisation): string {
  return `GLN ${shown(gln)}, SOR id ${shown(sor)}`;
}
