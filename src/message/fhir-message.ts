/** A resource as parsed: nothing is promised but its type. Read it with query.ts. */
export type FhirResource = { readonly resourceType: string; readonly [element: string]: unknown };

export type FhirFormat = 'json' | 'xml';

/** A FHIR message Bundle as it travelled. */
export type FhirMessage = {
  readonly format: FhirFormat;
  readonly bundle: FhirResource;
  readonly kind: 'care-communication' | 'acknowledgement' | 'other';
};

export type Organisation = {
  readonly gln: string | undefined;
  readonly sor: string | undefined;
  readonly name: string | undefined;
};

export type Identifier = { readonly system: string | undefined; readonly value: string | undefined };

export type EpisodeOfCare = Identifier;

export type Patient = {
  /** CPR and replacement CPR numbers, each with its system. */
  readonly identifiers: readonly Identifier[];
  readonly given: readonly string[];
  readonly family: string | undefined;
  readonly deceased: boolean;
  readonly address:
    | {
        readonly line: readonly string[];
        readonly city: string | undefined;
        readonly postalCode: string | undefined;
      }
    | undefined;
};

/** One Provenance: a step in the history of a thread, or of an acknowledgement. */
export type ProvenanceStep = {
  readonly id: string | undefined;
  /** Target reference as written; `targetId` is its last path segment. */
  readonly target: string | undefined;
  readonly targetId: string | undefined;
  readonly occurred: string | undefined;
  readonly recorded: string | undefined;
  /** `new-message`, `reply-message`, `forward-message` or `acknowledgement`. */
  readonly activity: string | undefined;
  readonly agent: Organisation | undefined;
  /** The entity with role `revision`: the message that this one answers, by reference or (for an OIOXML letter) by identifier. */
  readonly revision:
    | { readonly reference: string | undefined; readonly identifier: string | undefined }
    | undefined;
  /** The identifiers of the entities with role `source`: the segments that this step added. */
  readonly sources: readonly string[];
};
