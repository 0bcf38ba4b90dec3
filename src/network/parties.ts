import { z } from 'zod';

/** Somebody who exchanges envelopes with this VANS, known by a token. */
export type Party = {
  readonly gln: string;
  readonly token: string;
  readonly delivery: Delivery;
  /**
   * Who answers the envelopes that the party receives with an envelope receipt. ASSUMPTION: the standards do not say
   * whether a VANS may do so for its customer, so it is the party's choice.
   */
  readonly receipts: 'party' | 'vans';
};

/** How the party gets its envelopes: it fetches them, or they are posted to its address. */
export type Delivery = 'mailbox' | { readonly push: string; readonly token?: string };

export const gln = z.string().regex(/^\d{13}$/u, 'a location number (GLN) is 13 digits');

const token = z.string().regex(/^[\x21-\x7e]{1,512}$/u, 'a token is up to 512 visible ASCII characters');

const partyTerms = {
  token,
  delivery: z.union(
    [
      z.literal('mailbox'),
      z.strictObject({
        push: z.url({ protocol: /^https?$/u }),
        token: token.exactOptional(),
      }),
    ],
    'delivery is "mailbox", or "push" with an http address and, where it wants one, a token',
  ),
  receipts: z.enum(['party', 'vans']),
};

export const party = z.strictObject({ gln, ...partyTerms }) satisfies z.ZodType<Party>;

/** A party as the operator registers it: its location number is in the address of the request. */
export const partyRegistration = z.strictObject(partyTerms) satisfies z.ZodType<Omit<Party, 'gln'>>;

export type Parties = {
  readonly all: () => readonly Party[];
  readonly withToken: (token: string) => Party | undefined;
  readonly withGln: (gln: string) => Party | undefined;
  /** Registers a party or changes it; `false` when another party has the token. */
  readonly put: (party: Party) => boolean;
  /** Notes that the party has just asked for its mailbox. */
  readonly asks: (gln: string, at: string) => void;
  /** When it last did, ISO 8601; since this VANS was started. */
  readonly askedAt: (gln: string) => string | undefined;
};

export function partyRegister(initial: readonly Party[]): Parties {
  const byGln = new Map(initial.map((one) => [one.gln, one]));
  const byToken = new Map(initial.map((one) => [one.token, one]));
  const asked = new Map<string, string>();
  return {
    all: () => [...byGln.values()],
    withToken: (wanted) => byToken.get(wanted),
    withGln: (wanted) => byGln.get(wanted),
    put(changed) {
      const owner = byToken.get(changed.token);
      if (owner && owner.gln !== changed.gln) return false;
      const before = byGln.get(changed.gln);
      if (before) byToken.delete(before.token);
      byGln.set(changed.gln, changed);
      byToken.set(changed.token, changed);
      return true;
    },
    asks: (asking, at) => void asked.set(asking, at),
    askedAt: (wanted) => asked.get(wanted),
  };
}
