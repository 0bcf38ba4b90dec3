import { answersTo } from './answers.ts';
import { requirements } from './define.ts';
import type { Evidence } from './evidence.ts';
import { repeatRequirements } from './reliable-repeat.ts';
import { finding, list, shown } from './finding.ts';
import { transmissions, type Transmissions } from './transmissions.ts';

const minute = 60_000;
const overdue = 30 * minute;
const mostResends = 3;

/** A message that is not answered in time, and is sent again. */
export const resendRequirements = {
  ...requirements('reliable', {
    'resend-after-silence': {
      level: 'SHOULD',
      actor: 'sender',
      text: {
        en: 'a message that is not acknowledged within 30 minutes is sent again',
        da: 'en meddelelse, der ikke er kvitteret for inden 30 minutter, sendes igen',
      },
      remedy: {
        en: 'start a timer when a message is sent, and send it again when no acknowledgement came in 30 minutes',
        da: 'start et ur, når en meddelelse sendes, og send den igen, når der ikke er kommet en kvittering efter 30 minutter',
      },
      source: [
        ['gov-020', 'timeout'],
        ['gov-043', 'timeout'],
        ['tp-ack-receive', '3.3.4.1'],
        ['gtuc', 'S.TC4'],
      ],
      interpretation:
        '020 demands it, 043 and KR7 allow it: SHOULD; whether a user or the system sends again is left open, so it is asked only of systems that declare to do it themselves',
      when: ['send-care-communication', 'resend-automatically'],
      *check(evidence) {
        for (const group of transmissions(evidence)) {
          const silence = silenceAfter(evidence, group);
          if (silence === undefined) continue;
          const again = group.find(({ number }) => number > silence);
          yield finding(again !== undefined, {
            expected: `${shown(group[0].headerId)} of #${group[0].number} once more, 30 minutes later`,
            actual: again ? `again in #${again.number}` : 'nothing',
            at: `#${(again ?? { number: silence }).number}`,
          });
        }
      },
    },

    'at-most-three-resends': {
      level: 'MUST',
      actor: 'sender',
      text: {
        en: 'a message is sent again at most three times',
        da: 'en meddelelse sendes igen højst tre gange',
      },
      remedy: {
        en: 'give up after the third resend, and tell the user that the message failed',
        da: 'stop efter tredje genafsendelse, og fortæl brugeren, at meddelelsen fejlede',
      },
      source: [
        ['gov-040', 'MR5, MR6'],
        ['tp-ack-receive', '3.3.4.1'],
        ['gov-020', 'resends'],
        ['gov-043', 'resends'],
      ],
      interpretation:
        '020 and 043 say two times, 040, the technical use cases and the protocol say three: three are accepted',
      when: ['send-care-communication'],
      *check(evidence) {
        for (const group of transmissions(evidence)) {
          const resends = group.length - 1;
          if (resends === 0 && silenceAfter(evidence, group) === undefined) continue;
          yield finding(resends <= mostResends, {
            expected: `at most ${mostResends} resends`,
            actual:
              resends === 0
                ? 'none'
                : `${resends}, in ${list(group.slice(1).map(({ number }) => `#${number}`))}`,
            at: `#${group.at(-1)?.number}`,
          });
        }
      },
    },
  }),
  ...repeatRequirements,
};

/** The clock move by which the first transmission was unanswered for 30 minutes; `undefined` when that never was. */
function silenceAfter(evidence: Evidence, [first]: Transmissions): number | undefined {
  if (first.crossing.outcome?.accepted === false) return undefined;
  const answered = answersTo(evidence, first.headerId)[0]?.number ?? Infinity;
  let waited = 0;
  for (const { number, advancedMilliseconds } of evidence.clockMoves) {
    if (number < first.number) continue;
    if (number > answered) return undefined;
    waited += advancedMilliseconds;
    if (waited >= overdue) return number;
  }
  return undefined;
}
