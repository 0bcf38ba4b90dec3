import type { FhirFormat } from '../message/fhir-message.ts';

/** The message standards that have definitions of their own. */
export type ValidatedStandard = 'carecommunication' | 'acknowledgement' | 'hospitalnotification';

export type IssueSeverity = 'fatal' | 'error' | 'warning' | 'information';

export type ValidationIssue = {
  /** `fatal`: the text could not be read further; `error`: not valid; `warning` and `information` never make a message invalid. */
  readonly severity: IssueSeverity;
  /** Stable name of the rule: `cardinality.min`, `binding.required`, or an invariant's own key such as `medcom-careCommunication-11`. */
  readonly key: string;
  /** FHIRPath of the element that is wrong: `Bundle.entry[0].resource.event.ofType(Coding).code`. */
  readonly path: string;
  /** Where that element begins in the text as sent; both count from 1, columns in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** Who says so: a profile, a value set or a code system (canonical URL), or `FHIR R4`. */
  readonly source: string;
};

/** The definitions that judged a message. */
export type DefinitionsUsed = {
  /** `built-in carecommunication 5.0` or `medcom.fhir.dk.carecommunication#5.0.2`. */
  readonly name: string;
  /** SHA-256 of everything that the definitions were compiled from, in hexadecimal. */
  readonly hash: string;
};

export type ValidationResult = {
  readonly valid: boolean;
  readonly standard: ValidatedStandard;
  readonly format: FhirFormat;
  readonly definitions: DefinitionsUsed;
  readonly issues: readonly ValidationIssue[];
  /** From text to verdict. */
  readonly milliseconds: number;
};
