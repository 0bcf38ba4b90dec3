import type { IssueSeverity } from '../../../../src/validation/validation-result.ts';
import type { Validator } from '../../../../src/validation/validator.ts';
import { builtIn, fixture, type Loose } from '../judged.ts';

/** A message in the words of a test's title: what is done to the fixture, and what comes of it. */
export type Case = readonly [words: string, bytes: () => Uint8Array];

/** That a key is given where it must be, and is not given where the next best thing is done. */
export type Proof = {
  readonly key: string;
  readonly severity: IssueSeverity;
  /** What the fixture is, as in "a CareCommunication". */
  readonly of: string;
  readonly refused: Case;
  readonly allowed: Case;
  /** Other errors that the allowed message cannot do without; any other one would make it no allowed message. */
  readonly besides: readonly string[];
  readonly validator: () => Promise<Validator>;
};

/** A proof as it is written: each change is made to a fixture of its own. */
export type ProofRow<Change> = Pick<Proof, 'key'> &
  Partial<Pick<Proof, 'severity' | 'besides'>> & {
    readonly refused: readonly [words: string, change: Change];
    readonly allowed: readonly [words: string, change: Change];
  };

type Subject = Pick<Proof, 'of'> & Partial<Pick<Proof, 'validator'>>;

/** Proofs whose changes are made to a message as an object: a fixture by name, or an object of the proofs' own. */
export function proofsOn(
  subject: Subject & { readonly on: string | Loose },
  rows: readonly ProofRow<(message: Loose) => unknown>[],
): Proof[] {
  const { on } = subject;
  const written = typeof on === 'string' ? fixture(on).toString() : JSON.stringify(on);
  return proofs(subject, rows, (change) => {
    const message: Loose = JSON.parse(written);
    change(message);
    return JSON.stringify(message);
  });
}

/** Proofs whose changes are made to the text of a fixture, as only a text can be wrong. */
export function proofsOnText(
  subject: Subject & { readonly on: string },
  rows: readonly ProofRow<(text: string) => string | Uint8Array>[],
): Proof[] {
  const text = fixture(subject.on).toString();
  return proofs(subject, rows, (change) => change(text));
}

function proofs<Change>(
  { of, validator = builtIn }: Subject,
  rows: readonly ProofRow<Change>[],
  make: (change: Change) => string | Uint8Array,
): Proof[] {
  const done = ([words, change]: readonly [string, Change]): Case => [words, () => Buffer.from(make(change))];
  return rows.map(({ key, severity = 'error', besides = [], refused, allowed }) => ({
    key,
    severity,
    of,
    besides,
    validator,
    refused: done(refused),
    allowed: done(allowed),
  }));
}
