import { acknowledgementProofs } from './acknowledgement.ts';
import { attachmentProofs } from './attachments.ts';
import { bundleProofs } from './bundles.ts';
import { careCommunicationProofs } from './care-communication.ts';
import { careCommunicationInvariantProofs } from './care-communication-invariants.ts';
import { careCommunicationOptionProofs } from './care-communication-options.ts';
import { codeProofs } from './codes.ts';
import { danishProofs } from './danish-core.ts';
import { extensionProofs } from './extensions.ts';
import { fhirInvariantProofs } from './fhir-invariants.ts';
import { hospitalNotificationProofs } from './hospital-notification.ts';
import { jsonProofs } from './json.ts';
import { officialRuleProofs } from './official-rules.ts';
import { ownPackageProofs } from './own-package.ts';
import { primitiveProofs } from './primitives.ts';
import type { Proof } from './proof.ts';
import { referenceProofs } from './references.ts';
import { resourceProofs } from './resources.ts';
import { structureProofs } from './structure.ts';
import { uuidReferenceProofs } from './uuid-references.ts';
import { xmlStructureProofs } from './xml-structure.ts';
import { xmlProofs } from './xml.ts';

/** Every key of the validation, proved both ways. */
export const proofs: readonly Proof[] = [
  ...jsonProofs,
  ...xmlProofs,
  ...xmlStructureProofs,
  ...structureProofs,
  ...primitiveProofs,
  ...codeProofs,
  ...attachmentProofs,
  ...referenceProofs,
  ...uuidReferenceProofs,
  ...extensionProofs,
  ...bundleProofs,
  ...resourceProofs,
  ...fhirInvariantProofs,
  ...careCommunicationProofs,
  ...careCommunicationInvariantProofs,
  ...careCommunicationOptionProofs,
  ...acknowledgementProofs,
  ...hospitalNotificationProofs,
  ...danishProofs,
  ...officialRuleProofs,
  ...ownPackageProofs,
];
