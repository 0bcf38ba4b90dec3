import type { ResponseCode } from './acknowledgement.ts';
import { answerParties } from './answer-parties.ts';
import { isAcknowledgementError } from './code-lists.ts';
import type { FhirResource, Organisation } from './fhir-message.ts';
import { present, provenanceResource, referenceTo, profiledResource } from './fhir-resources.ts';
import { messageBundle } from './message-bundle.ts';
import { readHead } from './read-header.ts';
import { profiles, systems } from './systems.ts';
import { withOffset } from './time.ts';
import { headerResource } from './write-header.ts';

export type Answer = {
  readonly code: ResponseCode;
  readonly issues?: readonly AnswerIssue[] | undefined;
  readonly now: Date;
  readonly newId: () => string;
  /** Who answers and who is answered, for an original that does not tell it itself. */
  readonly self?: Organisation | undefined;
  readonly originalSender?: Organisation | undefined;
};

export type AnswerIssue = {
  readonly severity: 'fatal' | 'error' | 'warning' | 'information';
  /** HL7's issue type, such as `invalid` or `processing`. */
  readonly code: string;
  /** One of MedCom's error codes, written as a coding; any other is told in the text. */
  readonly detailsCode?: string | undefined;
  readonly text: string;
};

const base = 'https://medcomfhir.dk/ig/acknowledgement/';

/**
 * The answer to a message (carecommunication 3.2): to its sender, with the newest Provenance of the message and one of its
 * own. An original that lacks something is answered without it, so that whoever sent it learns at least that it came.
 */
export function acknowledge(original: FhirResource, answer: Answer): FhirResource {
  const { code, newId, self = nobody, originalSender = nobody } = answer;
  const timestamp = withOffset(answer.now);
  const { headerId } = readHead(original);
  const { sender, receiver, provenance, others } = answerParties(original, { self, originalSender }, newId);
  const outcome = outcomeOf(answer);
  const header = headerResource(
    newId(),
    { profile: profiles.acknowledgementHeader, event: 'acknowledgement-message', sender, receiver },
    {
      response: present({
        // ASSUMPTION: FHIR wants an identifier also of a message that has none; no source says which.
        identifier: headerId ?? 'unknown',
        code,
        details: outcome && referenceTo(outcome),
      }),
    },
  );
  const own = provenanceResource(newId(), {
    profile: profiles.provenance,
    target: referenceTo(header),
    occurred: timestamp,
    activity: 'acknowledgement',
    agent: sender.organization,
    revision: headerId === undefined ? undefined : { reference: `MessageHeader/${headerId}` },
  });
  return messageBundle({
    id: newId(),
    profile: profiles.acknowledgement,
    timestamp,
    base,
    resources: [header, outcome, provenance, own, ...others].filter((each) => each !== undefined),
  });
}

const nobody: Organisation = { gln: undefined, sor: undefined, name: undefined };

/** Why the answer is not `ok`; something must be said even where nothing is known. */
function outcomeOf({ code, issues = [], newId }: Answer): FhirResource | undefined {
  if (code === 'ok' && issues.length === 0) return undefined;
  const told = issues.length > 0 ? issues : [unexplained];
  return profiledResource('OperationOutcome', newId(), profiles.operationOutcome, {
    issue: told.map(issueElement),
  });
}

const unexplained: AnswerIssue = {
  severity: 'error',
  code: 'processing',
  text: 'Meddelelsen kunne ikke behandles',
};

/**
 * Only MedCom's own error codes are written as codings. HL7's are in the list as well, but Acknowledgement 2.0.3 knows
 * them by the url of a value set (terminology 1.4.0), which is no code system, and later terminology by their real system:
 * either way some validator refuses them. So such a code stands in the text.
 */
function issueElement({ severity, code, detailsCode, text }: AnswerIssue): object {
  if (!isAcknowledgementError(detailsCode)) {
    return {
      severity,
      code,
      details: { text: detailsCode === undefined ? text : `${text} (${detailsCode})` },
    };
  }
  const coding = [{ system: systems.acknowledgementError, code: detailsCode }];
  return { severity, code, details: { coding, text } };
}
