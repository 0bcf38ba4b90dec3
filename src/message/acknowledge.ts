import type { ResponseCode } from './acknowledgement.ts';
import { carrierFrom } from './carry-over.ts';
import { isAcknowledgementError } from './code-lists.ts';
import type { FhirResource, Organisation } from './fhir-message.ts';
import {
  present,
  provenanceResource,
  type Reference,
  referenceTo,
  profiledResource,
} from './fhir-resources.ts';
import { messageBundle } from './message-bundle.ts';
import { messageResources } from './message-resources.ts';
import { resolveReference, textAt } from './query.ts';
import { headerOf, primaryDestination, readHead } from './read-header.ts';
import { latestProvenance } from './read-provenance.ts';
import { profiles, sorEndpoint, systems } from './systems.ts';
import { withOffset } from './time.ts';
import { headerResource, type Party } from './write-header.ts';

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
  const { code, newId } = answer;
  const timestamp = withOffset(answer.now);
  const { headerId } = readHead(original);
  const { sender, receiver, provenance, others } = partiesOf(original, answer);
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

type Parties = {
  readonly sender: Party;
  readonly receiver: Party;
  /** The newest Provenance of the original. */
  readonly provenance: FhirResource | undefined;
  readonly others: readonly FhirResource[];
};

/** The two ends of the original the other way round, with their Organizations as they were. */
function partiesOf(
  original: FhirResource,
  { self = nobody, originalSender = nobody, newId }: Answer,
): Parties {
  const header = headerOf(original);
  const head = readHead(original);
  const carrier = carrierFrom(original, newId);
  const organizationAt = (reference: string | undefined): Reference | undefined => {
    const found = resolveReference(original, reference);
    return found?.resourceType === 'Organization' ? carrier.take(found) : undefined;
  };
  const from = organizationAt(textAt(primaryDestination(header), 'receiver.reference'));
  const to = organizationAt(textAt(header, 'sender.reference'));
  const latest = latestProvenance(original, head.headerId);
  const latestAt = latest && carrier.take(latest);

  const resources = messageResources(newId, carrier.taken());
  const sender = from ?? resources.organisation(self);
  const receiver = to ?? resources.organisation(originalSender);
  const isLatest = (each: FhirResource) => referenceTo(each).reference === latestAt?.reference;
  return {
    sender: partyAt(sender, head.receiver.sor ?? self.sor, head.destinationEndpoint),
    receiver: partyAt(receiver, head.sender.sor ?? originalSender.sor, head.sourceEndpoint),
    provenance: resources.all().find(isLatest),
    others: resources.all().filter((each) => !isLatest(each)),
  };
}

const nobody: Organisation = { gln: undefined, sor: undefined, name: undefined };

function partyAt(organization: Reference, sor: string | undefined, endpoint: string | undefined): Party {
  return { organization, endpoint: sor === undefined ? endpoint : sorEndpoint(sor) };
}

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
