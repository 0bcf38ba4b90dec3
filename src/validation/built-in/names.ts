/** Short names for the namespaces of canonical URLs: `core:medcom-core-patient`. */
const namespaces: Record<string, string> = {
  ack: 'http://medcomfhir.dk/ig/acknowledgement/StructureDefinition/',
  cc: 'http://medcomfhir.dk/ig/carecommunication/StructureDefinition/',
  core: 'http://medcomfhir.dk/ig/core/StructureDefinition/',
  hn: 'http://medcomfhir.dk/ig/hospitalnotification/StructureDefinition/',
  messaging: 'http://medcomfhir.dk/ig/messaging/StructureDefinition/',
  vs: 'http://medcomfhir.dk/ig/terminology/ValueSet/',
  cs: 'http://medcomfhir.dk/ig/terminology/CodeSystem/',
  dk: 'http://hl7.dk/fhir/core/StructureDefinition/',
  'dk-vs': 'http://hl7.dk/fhir/core/ValueSet/',
  'dk-cs': 'http://hl7.dk/fhir/core/CodeSystem/',
  fhir: 'http://hl7.org/fhir/StructureDefinition/',
  'fhir-cs': 'http://hl7.org/fhir/',
  tho: 'http://terminology.hl7.org/CodeSystem/',
};

/** The URL that a short name stands for; anything else is a URL already. */
export function canonical(name: string): string {
  const colon = name.indexOf(':');
  const namespace = namespaces[name.slice(0, colon)];
  return namespace === undefined ? name : namespace + name.slice(colon + 1);
}

/** Every short name inside an expression, written out: `<core:medcom-core-patient>`. */
export function withCanonicals(expression: string): string {
  return expression.replaceAll(/<([a-z-]+:[\w.-]+)>/g, (_, name: string) => canonical(name));
}
