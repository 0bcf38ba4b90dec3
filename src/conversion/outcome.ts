import type { Envelope } from '../message/envelope.ts';
import type { Loss } from './loss.ts';

export type ConversionOutcome =
  /** These envelopes go out instead of the one that came in, each to its own receiver. */
  | { readonly kind: 'converted'; readonly envelopes: readonly Envelope[]; readonly losses: readonly Loss[] }
  /** The envelope goes on as it came, byte for byte. */
  | { readonly kind: 'forward'; readonly reason: string }
  /** The envelope goes nowhere, and its sender is told so by a negative receipt of the VANS. */
  | { readonly kind: 'refused'; readonly code: number; readonly description: string }
  /** The envelope goes nowhere, and nobody is told. */
  | { readonly kind: 'ignored'; readonly reason: string };

/** ASSUMPTION: no code list is published; these are the VANS's own (envelope receipts, Error/Code). */
export const refusalCode = { unknownParty: 1, notTaken: 2, payloadNotValid: 8 } as const;

/** @param description at most 512 characters, which is what a receipt can hold; the rest is cut off */
export function refused(code: number, description: string): ConversionOutcome {
  return { kind: 'refused', code, description: description.slice(0, 512).toWellFormed() };
}
