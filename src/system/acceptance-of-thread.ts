import type { AcceptanceRule } from './acceptance-rule.ts';

const activities: ReadonlySet<string> = new Set(['new-message', 'reply-message', 'forward-message']);

/** What the Provenances must say of the message and its segments. */
export const threadRules: readonly AcceptanceRule[] = [
  {
    code: 'structure',
    text: 'exactly one Provenance targets the MessageHeader of the message',
    brokenAt: ({ headerId, provenances }) =>
      provenances.filter(({ targetId }) => targetId === headerId).length === 1 ? [] : ['Provenance.target'],
  },
  {
    code: 'value',
    detailsCode: 'MSG_VALUESET_VALUE_UNKNOWN',
    text: 'the activity is not new-message, reply-message or forward-message',
    brokenAt: ({ provenances }) =>
      provenances.flatMap(({ activity }, index) =>
        activities.has(activity ?? '') ? [] : [`Provenance[${index}].activity`],
      ),
  },
  // No invariant of the profiles sees a Provenance that names other segments than the message has.
  {
    code: 'invariant',
    text: 'a Provenance names a segment that the message does not have',
    brokenAt: ({ provenances, segments }) => {
      const present = new Set(segments.map(({ identifier }) => identifier));
      return provenances.flatMap(({ sources }, index) =>
        sources.every((source) => present.has(source)) ? [] : [`Provenance[${index}].entity`],
      );
    },
  },
  {
    code: 'invariant',
    text: 'no Provenance names the segment',
    brokenAt: ({ provenances, segments }) => {
      const named = new Set(provenances.flatMap(({ sources }) => sources));
      return segments.flatMap(({ identifier }, index) =>
        identifier === undefined || named.has(identifier) ? [] : [`Communication.payload[${index}]`],
      );
    },
  },
];
