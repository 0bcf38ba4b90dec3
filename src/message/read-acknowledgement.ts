import type { Acknowledgement, AcknowledgementIssue } from './acknowledgement.ts';
import type { FhirResource } from './fhir-message.ts';
import { resolveReference, resourcesOf, textAt, valuesAt } from './query.ts';
import { headerOf, readHead } from './read-header.ts';
import { readProvenances } from './read-provenance.ts';

/** Reads an Acknowledgement as it stands; what is missing or has another shape is `undefined`. Never throws. */
export function readAcknowledgement(bundle: FhirResource): Acknowledgement {
  const header = headerOf(bundle);
  const details = textAt(header, 'response.details.reference');
  // Issues count even when the reference to them is broken, which is for a check to notice.
  const outcome = resolveReference(bundle, details) ?? resourcesOf(bundle, 'OperationOutcome')[0];
  return {
    ...readHead(bundle),
    response: {
      identifier: textAt(header, 'response.identifier'),
      code: textAt(header, 'response.code'),
      details,
    },
    issues: valuesAt(outcome, 'issue').map(readIssue),
    provenances: readProvenances(bundle),
  };
}

function readIssue(issue: unknown): AcknowledgementIssue {
  return {
    severity: textAt(issue, 'severity'),
    code: textAt(issue, 'code'),
    detailsCode: textAt(issue, 'details.coding.code'),
    text: textAt(issue, 'details.text') ?? textAt(issue, 'diagnostics'),
  };
}
