import type { ClinicalEmail } from '../message/letter.ts';
import { cut } from './clean-text.ts';
import type { Ledger, LossFlag } from './loss.ts';
import type { MessageSide } from './message-side.ts';
import type { Path, ValueAt } from './place.ts';

/** What a row may look at beside the two documents. */
export type Passing = {
  readonly ledger: Ledger;
  readonly known: (gln: string | undefined) => { readonly sor?: string; readonly name?: string } | undefined;
  readonly now: Date;
};

/** One value's way in both directions; what a direction makes of nothing is its own affair. */
export type Codec<L, M> = {
  readonly toMessage?: (value: L | undefined, letter: ClinicalEmail, passing: Passing) => M | undefined;
  readonly toLetter?: (value: M | undefined, message: MessageSide, passing: Passing) => L | undefined;
};

/** A letter's short fields: a longer text is cut, told of in the ledger and, with a label, told in full in the text. */
export type Limit = { readonly max: number; readonly flag: LossFlag; readonly label?: string };

export type Row = {
  /** The place in the letter, a path into ClinicalEmail. */
  readonly letter: string;
  /** The place in the message, a path into MessageSide; without one the value is lost, as the flag says. */
  readonly message?: string;
  readonly lost?: LossFlag;
  readonly limit?: Limit;
} & Codec<any, any>;

export function row<L extends Path<ClinicalEmail>, M extends Path<MessageSide>>(
  letter: L,
  message: M,
  codec: Codec<ValueAt<ClinicalEmail, L>, ValueAt<MessageSide, M>>,
  limit?: Limit,
): Row {
  return { letter, message, ...codec, ...(limit ? { limit } : {}) };
}

export function lost(letter: Path<ClinicalEmail>, flag: LossFlag): Row {
  return { letter, lost: flag };
}

/** What a row puts into the letter: cut to its limit, with the ledger told. */
export function limited(value: unknown, { letter, limit }: Row, ledger: Ledger): unknown {
  if (typeof value !== 'string' || limit === undefined) return value;
  const short = cut(value, limit.max);
  if (short === value) return value;
  ledger.note(limit.flag, letter, value);
  if (limit.label !== undefined) ledger.overflow.push(`${limit.label}: ${value}`);
  return short;
}
