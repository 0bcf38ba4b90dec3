/**
 * FHIR conformance resources without what judging does not need: descriptions, mappings, examples, differentials.
 * Names are FHIR's own; defaults are left out.
 */

export type LeanType = {
  readonly code: string;
  readonly profile?: readonly string[];
  readonly targetProfile?: readonly string[];
  readonly aggregation?: readonly string[];
};

export type LeanConstraint = {
  readonly key: string;
  readonly severity: 'error' | 'warning';
  readonly human: string;
  readonly expression: string;
  /** Canonical URL of the definition that first stated it. */
  readonly source?: string;
};

export type LeanBinding = {
  readonly strength: 'required' | 'extensible' | 'preferred';
  readonly valueSet: string;
};

export type Discriminator = {
  readonly type: 'value' | 'exists' | 'pattern' | 'type' | 'profile';
  readonly path: string;
};

export type LeanSlicing = {
  readonly discriminator: readonly Discriminator[];
  readonly rules: 'closed' | 'open' | 'openAtEnd';
  readonly ordered?: true;
};

/** `fixed` and `pattern` hold the JSON of the value, whatever its type. */
export type LeanElement = {
  readonly id: string;
  readonly min?: number;
  /** Absent means 1; `*` means any number. */
  readonly max?: string;
  /** The maximum of the element that FHIR itself defines: it alone decides whether JSON writes an array. */
  readonly baseMax?: string;
  readonly type?: readonly LeanType[];
  readonly fixed?: unknown;
  readonly pattern?: unknown;
  readonly binding?: LeanBinding;
  /** Indexes into the constraint table of the store that holds the definition. */
  readonly constraint?: readonly number[];
  readonly slicing?: LeanSlicing;
  readonly contentReference?: string;
  readonly maxLength?: number;
  readonly minValueInteger?: number;
  readonly modifier?: true;
};

export type LeanStructure = {
  readonly kind: 'structure';
  readonly url: string;
  readonly version?: string;
  /** The FHIR type that it constrains or defines. */
  readonly type: string;
  readonly nature: 'primitive-type' | 'complex-type' | 'resource' | 'logical';
  readonly baseDefinition?: string;
  /** A profile, not a type of its own. */
  readonly constrains?: true;
  readonly abstract?: true;
  readonly context?: readonly { readonly type: string; readonly expression: string }[];
  readonly elements: readonly LeanElement[];
};

/** A further display of a concept. */
export type LeanDesignation = { readonly value: string; readonly language?: string };

export type LeanConcept = {
  readonly code: string;
  readonly display?: string;
  readonly designation?: readonly LeanDesignation[];
  readonly concept?: readonly LeanConcept[];
  /** Only what value set filters look at. */
  readonly property?: Readonly<Record<string, readonly string[]>>;
};

export type LeanCodeSystem = {
  readonly kind: 'code-system';
  readonly url: string;
  readonly version?: string;
  /** The language of its displays. */
  readonly language?: string;
  readonly content: string;
  readonly supplements?: string;
  readonly caseInsensitive?: true;
  readonly concept?: readonly LeanConcept[];
};

export type LeanFilter = { readonly property: string; readonly op: string; readonly value: string };

export type LeanInclude = {
  readonly system?: string;
  readonly concept?: readonly string[];
  readonly filter?: readonly LeanFilter[];
  readonly valueSet?: readonly string[];
};

export type LeanValueSet = {
  readonly kind: 'value-set';
  readonly url: string;
  readonly version?: string;
  readonly include: readonly LeanInclude[];
  readonly exclude?: readonly LeanInclude[];
};

export type LeanDefinition = LeanStructure | LeanCodeSystem | LeanValueSet;
