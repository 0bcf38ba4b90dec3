import type { SystemRecord } from '../exchange/exchange.ts';
import { duplicateRequirements } from './ack-duplicate.ts';
import { contentRequirements } from './ack-content.ts';
import { acknowledgementsOf, answers, expectationOf, revisedId } from './answers.ts';
import { requirements } from './define.ts';
import { questions, unreadAfter, arrived, type Evidence, type Question } from './evidence.ts';
import { finding, list, shown, unreadable } from './finding.ts';
import { placeIn, type AckPassage } from './passage.ts';

/** The acknowledgements that the system sends. */
export const ack = {
  ...requirements('ack', {
    'always-answered': {
      level: 'MUST',
      actor: 'receiver',
      text: {
        en: 'every FHIR message that arrives is answered with an acknowledgement',
        da: 'hver FHIR-meddelelse, der ankommer, besvares med en kvittering',
      },
      remedy: {
        en: 'send an Acknowledgement for every message, whether it was accepted or not',
        da: 'send en kvittering (Acknowledgement) på hver meddelelse, uanset om den blev accepteret',
      },
      source: [
        ['gov-cc', '22'],
        ['gov-040', 'KR1'],
        ['tp-receive', '3.2.5.2'],
      ],
      interpretation:
        'a message that arrives once more is judged by ack.duplicate-same-content; an acknowledgement that the network refuses for its SenderID is judged by envelope.sender-is-own-location-number',
      when: ['receive-care-communication'],
      *check(evidence) {
        for (const { question, acks } of asked(evidence)) {
          const expected = `an acknowledgement of ${shown(question.headerId)}, which arrived in #${question.number}`;
          const first = acks.find((one) => arrived(one) || isInNameOfAnother(one, evidence.system));
          const [refused] = acks;
          const unread = unreadAfter(evidence, question.number);
          if (first) yield { outcome: 'pass', expected, actual: `#${first.number}`, at: `#${first.number}` };
          else if (refused)
            yield {
              outcome: 'fail',
              expected,
              actual: `one that did not reach the network: ${shown(reasonOf(refused))}`,
              at: `#${refused.number}`,
            };
          else if (unread) yield unreadable(expected, unread);
          else yield { outcome: 'fail', expected, actual: 'none', at: `#${question.number}` };
        }
      },
    },

    'response-identifier': {
      level: 'MUST',
      actor: 'receiver',
      text: {
        en: 'response.identifier of an acknowledgement is the MessageHeader.id of the message that it answers',
        da: 'response.identifier i en kvittering er MessageHeader.id for den meddelelse, den besvarer',
      },
      remedy: {
        en: 'copy MessageHeader.id of the received message to MessageHeader.response.identifier',
        da: 'kopiér MessageHeader.id fra den modtagne meddelelse til MessageHeader.response.identifier',
      },
      source: [
        ['ig-ack', 'MessageHeader.response.identifier'],
        ['gov-052', 'acknowledgement'],
      ],
      when: ['receive-care-communication'],
      *check(evidence) {
        for (const { ack: passage, question, stray } of answers(evidence)) {
          if (stray) continue;
          const { identifier } = passage.ack.response;
          const expected = question
            ? shown(question.headerId)
            : 'the MessageHeader.id of a message that arrived before';
          yield finding(question !== undefined && identifier === question.headerId, {
            expected: `response.identifier ${expected}`,
            actual: `response.identifier ${shown(identifier)}`,
            at: placeIn(passage, 'MessageHeader', 'response.identifier'),
          });
        }
      },
    },

    'ok-when-valid': {
      level: 'MUST',
      actor: 'receiver',
      text: {
        en: 'a valid message is answered with response code ok',
        da: 'en gyldig meddelelse besvares med response-koden ok',
      },
      remedy: {
        en: 'accept the message, or find out why the system holds a valid message to be wrong',
        da: 'acceptér meddelelsen, eller find ud af, hvorfor systemet anser en gyldig meddelelse for forkert',
      },
      source: [
        ['tp-receive', '3.2.7.2'],
        ['tp-ack-send', '3.3.1.2'],
        ['gov-040', 'KR'],
      ],
      interpretation:
        'a transient-error may come before; the codes of FHIR count, for AE and AR are defined both ways round',
      when: ['receive-care-communication'],
      *check(evidence) {
        for (const { question, acks } of asked(evidence)) {
          if (expectationOf(evidence, question) === 'accepted') yield* codeOf(acks, 'ok', question);
        }
      },
    },

    'fatal-error-when-invalid': {
      level: 'MUST',
      actor: 'receiver',
      text: {
        en: 'a message whose content is not valid is answered with response code fatal-error',
        da: 'en meddelelse med ugyldigt indhold besvares med response-koden fatal-error',
      },
      remedy: {
        en: 'validate each message before it is processed, and answer with fatal-error when it has errors',
        da: 'validér hver meddelelse før behandling, og svar med fatal-error, når den har fejl',
      },
      source: [
        ['tp-receive', '3.2.8.1'],
        ['tp-ack-send', '3.3.1.5'],
        ['val', 'receiver'],
      ],
      interpretation: 'the codes of FHIR count, for AE and AR are defined both ways round in the sources',
      when: ['receive-care-communication'],
      *check(evidence) {
        for (const { question, acks } of asked(evidence)) {
          if (expectationOf(evidence, question) === 'refused') yield* codeOf(acks, 'fatal-error', question);
        }
      },
    },

    'never-acknowledged': {
      level: 'MUST',
      actor: 'both',
      text: {
        en: 'an acknowledgement is never acknowledged',
        da: 'en kvittering kvitteres aldrig',
      },
      remedy: {
        en: 'do not answer messages with the event acknowledgement-message',
        da: 'besvar ikke meddelelser med event acknowledgement-message',
      },
      source: [
        ['gov-040', 'KR2'],
        ['tp-ack-receive', '3.4.1'],
      ],
      *check({ acksDelivered, acksSent }) {
        for (const { number, headerId } of acksDelivered) {
          if (headerId === undefined) continue;
          const answer = acksSent.find(
            ({ ack: { response }, ...sent }) => response.identifier === headerId && sent.number > number,
          );
          const revising = acksSent.find((sent) => revisedId(sent.ack) === headerId && sent.number > number);
          const wrong = answer ?? revising;
          yield finding(!wrong, {
            expected: `no acknowledgement of the acknowledgement in #${number}`,
            actual: wrong ? `one in #${wrong.number}` : 'none',
            at: `#${(wrong ?? { number }).number}`,
          });
        }
      },
    },
  }),
  ...contentRequirements,
  ...duplicateRequirements,
};

type Asked = { readonly question: Question; readonly acks: readonly AckPassage[] };

/** Each message once, with what the system answered, however often it arrived. */
function asked(evidence: Evidence): Asked[] {
  const first = new Map(
    questions(evidence)
      .toReversed()
      .map((question) => [question.headerId, question]),
  );
  return [...first.values()]
    .toSorted((a, b) => a.number - b.number)
    .map((question) => ({ question, acks: acknowledgementsOf(evidence, question.headerId) }));
}

// The network lets nobody send in the name of another: that mistake is the envelope's, and the system did answer.
function isInNameOfAnother({ reading }: AckPassage, { gln }: SystemRecord): boolean {
  return reading.partial.sender !== undefined && reading.partial.sender.id !== gln;
}

function reasonOf({ crossing: { transport } }: AckPassage): string {
  return transport.problem ?? `HTTP ${transport.status}`;
}

/** The first answer that is final; a transient error is followed by another. */
function* codeOf(acks: readonly AckPassage[], expected: string, question: Question) {
  const final = acks.find(({ ack: { response } }) => response.code !== 'transient-error') ?? acks.at(-1);
  if (!final) return;
  const { code } = final.ack.response;
  yield finding(code === expected, {
    expected: `response.code ${expected}, to the message of #${question.number}`,
    actual: `response.code ${shown(code)}${final.ack.issues.length > 0 ? `: ${list(final.ack.issues.map(({ text, code: issue }) => text ?? shown(issue)))}` : ''}`,
    at: placeIn(final, 'MessageHeader', 'response.code'),
  });
}
