import type {
  LeanCodeSystem,
  LeanConcept,
  LeanConstraint,
  LeanDefinition,
  LeanElement,
  LeanInclude,
  LeanStructure,
  LeanType,
  LeanValueSet,
} from './lean-definition.ts';

type Json = { readonly [name: string]: any };

const systemType = 'http://hl7.org/fhirpath/System.';

/** Numbers each different constraint once; a store writes the table beside its definitions. */
export type ConstraintTable = { readonly index: (constraint: LeanConstraint) => number };

/** The lean form of a FHIR conformance resource, or undefined for resources that judging does not use. */
export function lean(resource: Json, constraints: ConstraintTable): LeanDefinition | undefined {
  if (typeof resource['url'] !== 'string') return undefined;
  switch (resource['resourceType']) {
    case 'StructureDefinition':
      return resource['snapshot'] && leanStructure(resource, constraints);
    case 'CodeSystem':
      return leanCodeSystem(resource);
    case 'ValueSet':
      return leanValueSet(resource);
    default:
      return undefined;
  }
}

function leanStructure(resource: Json, constraints: ConstraintTable): LeanStructure {
  return present({
    kind: 'structure',
    url: resource['url'],
    version: resource['version'],
    type: resource['type'],
    nature: resource['kind'],
    baseDefinition: resource['baseDefinition'],
    constrains: resource['derivation'] === 'constraint' || undefined,
    abstract: resource['abstract'] || undefined,
    context: resource['context']?.map(({ type, expression }: Json) => ({ type, expression })),
    elements: resource['snapshot'].element.map((element: Json) => leanElement(element, constraints)),
  });
}

function leanElement(element: Json, constraints: ConstraintTable): LeanElement {
  const stated = (element['constraint'] ?? []).filter((constraint: Json) => constraint['expression']);
  return present({
    id: element['id'],
    min: element['min'] || undefined,
    max: element['max'] === '1' ? undefined : element['max'],
    baseMax: element['base']?.max === element['max'] ? undefined : element['base']?.max,
    type: element['type']?.map(leanType),
    fixed: choiceValue(element, 'fixed'),
    pattern: choiceValue(element, 'pattern'),
    binding: leanBinding(element['binding']),
    constraint: filled(
      stated.map((constraint: Json) =>
        constraints.index(
          present({
            key: constraint['key'],
            severity: constraint['severity'],
            human: constraint['human'],
            expression: constraint['expression'],
            source: constraint['source'],
          }),
        ),
      ),
    ),
    slicing: element['slicing'] && {
      discriminator: (element['slicing'].discriminator ?? []).map(({ type, path }: Json) => ({ type, path })),
      rules: element['slicing'].rules ?? 'open',
      ...(element['slicing'].ordered && { ordered: true }),
    },
    contentReference: element['contentReference'],
    maxLength: element['maxLength'],
    minValueInteger: element['minValueInteger'],
    modifier: element['isModifier'] || undefined,
  });
}

function leanType(type: Json): LeanType {
  return present({
    code: typeCode(type),
    profile: filled(type['profile']?.map(unversioned)),
    targetProfile: filled(type['targetProfile']?.map(unversioned)),
    aggregation: filled(type['aggregation']),
  });
}

/** `id`, `url` and `value` of primitives are of FHIRPath's own types; an extension names the FHIR type. */
function typeCode(type: Json): string {
  const code: string = type['code'];
  if (!code.startsWith(systemType)) return code;
  const named = type['extension']?.find((extension: Json) =>
    extension['url'].endsWith('structuredefinition-fhir-type'),
  );
  return named?.valueUrl ?? named?.valueUri ?? code.slice(systemType.length).toLowerCase();
}

function leanBinding(binding: Json | undefined) {
  if (!binding?.['valueSet'] || binding['strength'] === 'example') return undefined;
  return { strength: binding['strength'], valueSet: unversioned(binding['valueSet']) };
}

/** FHIR's own definitions come in one version here, so naming it says nothing. */
function unversioned(canonical: string): string {
  return canonical.startsWith('http://hl7.org/fhir/') ? canonical.replace(/\|4\.0\.1$/, '') : canonical;
}

function choiceValue(element: Json, prefix: string): unknown {
  const name = Object.keys(element).find(
    (key) => key.startsWith(prefix) && /^[A-Z]/.test(key.slice(prefix.length)),
  );
  return name && element[name];
}

function leanCodeSystem(resource: Json): LeanCodeSystem {
  return present({
    kind: 'code-system',
    url: resource['url'],
    version: resource['version'],
    language: resource['language'],
    content: resource['content'],
    supplements: resource['supplements'],
    caseInsensitive: resource['caseSensitive'] === false || undefined,
    concept: resource['concept']?.map(leanConcept),
  });
}

function leanConcept(concept: Json): LeanConcept {
  return present({
    code: concept['code'],
    display: concept['display'],
    designation: filled(
      concept['designation']?.map(({ value, language }: Json) => present({ value, language })),
    ),
    concept: filled(concept['concept']?.map(leanConcept)),
    property: leanProperties(concept['property']),
  });
}

function leanProperties(properties: readonly Json[] | undefined): LeanConcept['property'] {
  if (!properties?.length) return undefined;
  const byCode: Record<string, string[]> = {};
  for (const property of properties) {
    const value = property['valueCode'] ?? property['valueString'] ?? property['valueBoolean'];
    if (value !== undefined) (byCode[property['code']] ??= []).push(String(value));
  }
  return byCode;
}

function leanValueSet(resource: Json): LeanValueSet {
  const compose = resource['compose'];
  return present({
    kind: 'value-set',
    url: resource['url'],
    version: resource['version'],
    include: compose
      ? (compose.include ?? []).map(leanInclude)
      : expanded(resource['expansion']?.contains ?? []),
    exclude: filled(compose?.exclude?.map(leanInclude)),
  });
}

function leanInclude(include: Json): LeanInclude {
  return present({
    system: include['system'],
    concept: include['concept']?.map((concept: Json) => concept['code']),
    filter: filled(include['filter']?.map(({ property, op, value }: Json) => ({ property, op, value }))),
    valueSet: filled(include['valueSet']),
  });
}

/** A value set that only carries its expansion is the list of what that holds. */
function expanded(contains: readonly Json[]): LeanInclude[] {
  const bySystem = new Map<string, string[]>();
  const visit = (entries: readonly Json[]) => {
    for (const entry of entries) {
      if (entry['code'] && !entry['abstract']) {
        const codes = bySystem.get(entry['system']) ?? [];
        bySystem.set(entry['system'], codes);
        codes.push(entry['code']);
      }
      visit(entry['contains'] ?? []);
    }
  };
  visit(contains);
  return [...bySystem].map(([system, concept]) => ({ system, concept }));
}

function filled<T>(list: readonly T[] | undefined): readonly T[] | undefined {
  return list?.length ? list : undefined;
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller says what the parts make
function present<T>(object: { readonly [name: string]: unknown }): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}
