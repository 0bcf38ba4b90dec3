import { acknowledgementsOf, arrivalsOf } from './answers.ts';
import { requirements } from './define.ts';
import { questions, type Evidence } from './evidence.ts';
import { finding, list, shown } from './finding.ts';
import { placeIn, type AckPassage } from './passage.ts';

/** Two answers within the same second may carry the same time. */
const distinctMilliseconds = 2000;

/** How a message that arrives more than once is answered. */
export const duplicateRequirements = requirements('ack', {
  'duplicate-same-content': {
    level: 'MUST',
    actor: 'receiver',
    text: {
      en: 'a message that arrives again is answered again, with the same response code and the same issues as the first time',
      da: 'en meddelelse, der ankommer igen, besvares igen med samme response-kode og samme fejl som første gang',
    },
    remedy: {
      en: 'recognise a duplicate by MessageHeader.id, and send the content of its first acknowledgement once more',
      da: 'genkend en dublet på MessageHeader.id, og send indholdet af dens første kvittering igen',
    },
    source: [
      ['tp-receive', '3.2.7'],
      ['tp-ack-send', '3.4.2–3.4.3'],
      ['gov-040', 'MR8'],
      ['gov-020', 'scenario 2'],
    ],
    interpretation:
      'for a known MessageHeader.id in a new Bundle the governance leaves the receiver free and the protocol demands the first answer again: the protocol is followed; after a transient-error any answer may come, and with the code ok an OperationOutcome may be added',
    when: ['receive-care-communication'],
    *check(evidence) {
      for (const { headerId, acks, arrivals } of repeated(evidence)) {
        if (acks.length < arrivals.length) {
          yield finding(false, {
            expected: `${arrivals.length} acknowledgements of ${shown(headerId)}, which arrived in ${list(arrivals)}`,
            actual: list(acks.map(({ number }) => `#${number}`)),
            at: arrivals.at(-1) ?? '',
          });
        }
        for (const [index, again] of acks.entries()) {
          const first = acks.slice(0, index).find(({ ack }) => ack.response.code !== 'transient-error');
          if (!first) continue;
          const same =
            again.ack.response.code === first.ack.response.code && sameList(issuesOf(again), issuesOf(first));
          yield finding(same, {
            expected: `response.code ${describe(first)}, as in #${first.number}`,
            actual: `response.code ${describe(again)}`,
            at: placeIn(again, 'MessageHeader', 'response.code'),
          });
        }
      }
    },
  },

  'duplicate-new-ids': {
    level: 'MUST',
    actor: 'receiver',
    text: {
      en: 'the acknowledgement of a duplicate has a new Bundle.id and a new Bundle.timestamp',
      da: 'kvitteringen på en dublet har et nyt Bundle.id og et nyt Bundle.timestamp',
    },
    remedy: {
      en: 'give the acknowledgement a new Bundle.id, and set its times anew, each time it is sent',
      da: 'giv kvitteringen et nyt Bundle.id, og sæt dens tidspunkter på ny, hver gang den sendes',
    },
    source: [['tp-ack-send', '3.4.4, 3.4.7']],
    interpretation: 'times are compared only when the two were sent more than two seconds apart',
    when: ['receive-care-communication'],
    *check(evidence) {
      for (const { acks } of repeated(evidence)) {
        for (const [index, again] of acks.entries()) {
          const earlier = acks.slice(0, index);
          const [first] = earlier;
          if (!first) continue;
          const { bundleId, timestamp } = again.ack;
          yield finding(bundleId !== undefined && earlier.every(({ ack }) => ack.bundleId !== bundleId), {
            expected: `another Bundle.id than in ${list(earlier.map(({ number }) => `#${number}`))}`,
            actual: shown(bundleId),
            at: `#${again.number} Bundle.id`,
          });
          if (Date.parse(again.at) - Date.parse(first.at) < distinctMilliseconds) continue;
          yield finding(timestamp !== first.ack.timestamp, {
            expected: `another Bundle.timestamp than ${shown(first.ack.timestamp)}, as in #${first.number}`,
            actual: shown(timestamp),
            at: `#${again.number} Bundle.timestamp`,
          });
        }
      }
    },
  },

  'duplicate-logged': {
    level: 'MUST',
    actor: 'receiver',
    text: {
      en: 'the arrival of a duplicate is written to a system log',
      da: 'modtagelsen af en dublet skrives i en systemlog',
    },
    remedy: {
      en: 'log each duplicate with its MessageHeader.id and time',
      da: 'log hver dublet med MessageHeader.id og tidspunkt',
    },
    source: [
      ['gov-020', 'scenario 2'],
      ['gov-043', 'duplicate'],
    ],
    when: ['receive-care-communication'],
    untestable: 'a system log is not visible from outside',
  },
});

/** The messages that arrived more than once and were answered at all; one that was never answered is judged elsewhere. */
function repeated(evidence: Evidence) {
  const ids = new Set(questions(evidence).map(({ headerId }) => headerId));
  return [...ids].flatMap((headerId) => {
    const arrivals = arrivalsOf(evidence, headerId).map(({ number }) => `#${number}`);
    const acks = acknowledgementsOf(evidence, headerId);
    return arrivals.length > 1 && acks.length > 0 ? [{ headerId, arrivals, acks }] : [];
  });
}

/** What is said to be wrong, in an order of its own; with the code ok nothing is. */
function issuesOf({ ack: { response, issues } }: AckPassage): string[] {
  if (response.code === 'ok') return [];
  return issues
    .map(({ severity, code, detailsCode, text }) => [severity, code, detailsCode, text].join(' '))
    .toSorted();
}

function sameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}

function describe(ack: AckPassage): string {
  const issues = issuesOf(ack);
  return shown(ack.ack.response.code) + (issues.length > 0 ? ` with ${list(issues)}` : '');
}
