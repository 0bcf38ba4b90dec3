import { textAt } from '../message/query.ts';
import { acknowledgementsOf } from './answers.ts';
import { requirements } from './define.ts';
import { fhirSent, type Evidence } from './evidence.ts';
import { finding, shown } from './finding.ts';
import { isCare, isFhir, placeIn, type FhirPassage } from './passage.ts';
import { isFirst } from './transmissions.ts';

/** The two ids of a message: the Bundle's, new each time it is sent, and the header's, which is the message itself. */
export const identityRequirements = requirements('message', {
  'bundle-id-new': {
    level: 'MUST',
    actor: 'both',
    text: {
      en: 'every message has a Bundle.id that was never used before',
      da: 'hver meddelelse har et Bundle.id, som aldrig er brugt før',
    },
    remedy: {
      en: 'create a new UUID for Bundle.id each time a message is sent',
      da: 'dan et nyt UUID til Bundle.id, hver gang en meddelelse sendes',
    },
    source: [
      ['gov-052', 'MessageEnvelopeId'],
      ['gov-040', 'MR7'],
    ],
    interpretation:
      'only that the id is new is judged, not that it is a UUID; a message that is sent again is judged by reliable.resend-new-bundle-id, the acknowledgement of a duplicate by ack.duplicate-new-ids',
    *check(evidence) {
      for (const passage of fhirSent(evidence)) {
        if (isRepeated(evidence, passage)) continue;
        const id = textAt(passage.fhir.bundle, 'id');
        const before = earlier(evidence, passage).find(
          ({ fhir }) => id !== undefined && textAt(fhir.bundle, 'id') === id,
        );
        yield finding(id !== undefined && !before, {
          expected: 'a Bundle.id that was not used before',
          actual: before
            ? `${shown(id)}, as in #${before.number}`
            : id === undefined
              ? 'none'
              : `${shown(id)}, new`,
          at: `#${passage.number} Bundle.id`,
        });
      }
    },
  },

  'header-id-new': {
    level: 'MUST',
    actor: 'both',
    text: {
      en: 'every message has a MessageHeader.id that no other message has',
      da: 'hver meddelelse har et MessageHeader.id, som ingen anden meddelelse har',
    },
    remedy: {
      en: 'create a new UUID for MessageHeader.id for every new message, reply and acknowledgement',
      da: 'dan et nyt UUID til MessageHeader.id til hver ny meddelelse, hvert svar og hver kvittering',
    },
    source: [
      ['gov-052', 'MessageIdentifier'],
      ['gov-043', 'MessageHeader.id'],
    ],
    interpretation:
      'a message that is sent again unchanged keeps its id, and so may the acknowledgement of a duplicate',
    *check(evidence) {
      for (const passage of fhirSent(evidence)) {
        if (isRepeated(evidence, passage)) continue;
        const { headerId } = passage;
        const before = earlier(evidence, passage).find(
          (other) => headerId !== undefined && other.headerId === headerId,
        );
        yield finding(headerId !== undefined && !before, {
          expected: 'a MessageHeader.id that no other message has',
          actual: before ? `${shown(headerId)}, as in #${before.number}` : shown(headerId),
          at: placeIn(passage, 'MessageHeader', 'id'),
        });
      }
    },
  },
});

/** A resend, or the answer to a message that was answered before: both have rules of their own. */
function isRepeated(evidence: Evidence, passage: FhirPassage): boolean {
  if (isCare(passage)) return !isFirst(evidence, passage);
  const answered = passage.ack?.response.identifier;
  if (answered === undefined) return false;
  const [first] = acknowledgementsOf(evidence, answered);
  return first !== undefined && first.number < passage.number;
}

function earlier({ sent, delivered }: Evidence, { number }: FhirPassage): FhirPassage[] {
  return [...sent, ...delivered].filter(isFhir).filter((other) => other.number < number);
}
