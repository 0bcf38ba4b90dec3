import { z } from 'zod';

import { corruptions } from './corruption.ts';
import { gln } from './parties.ts';

const scope = {
  from: gln.exactOptional(),
  to: gln.exactOptional(),
  /** How the document name begins: `MCM:FCTL`. Receipts have none, so they are then left alone. */
  documentName: z.string().min(1).exactOptional(),
  /** Messages or envelope receipts only. */
  carries: z.enum(['message', 'receipt']).exactOptional(),
  /** Only the first so many that match. */
  first: z.int().positive().exactOptional(),
};

const longestDelay = 366 * 24 * 60 * 60 * 1000;

export const faultRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('delay'), milliseconds: z.int().min(0).max(longestDelay), ...scope }),
  z.strictObject({ kind: z.literal('drop'), ...scope }),
  /** Delivered twice, unless more often is said. */
  z.strictObject({ kind: z.literal('duplicate'), times: z.int().min(2).max(10).exactOptional(), ...scope }),
  /** Held back until the next envelope for the same party has been put before it. */
  z.strictObject({ kind: z.literal('reorder'), ...scope }),
  z.strictObject({ kind: z.literal('corrupt'), how: z.enum(keysOf(corruptions)), ...scope }),
  /** A message is not delivered; its sender gets a negative receipt in the receiver's name, or in that of the VANS. */
  z.strictObject({
    kind: z.literal('negative-receipt'),
    by: z.enum(['receiver', 'vans']).exactOptional(),
    code: z.int().positive().exactOptional(),
    description: z.string().min(1).max(512).exactOptional(),
    ...scope,
  }),
]);

/** How the network misbehaves towards a receiver, and towards which envelopes. */
export type FaultRule = z.output<typeof faultRule>;

/** What a rule looks at. */
export type Passing = {
  readonly from: string;
  readonly to: string;
  readonly carries: 'message' | 'receipt';
  readonly documentName?: string;
};

/** What becomes of one envelope: the copies that are delivered, none when it is lost. */
type Fate = {
  readonly copies: readonly Copy[];
  readonly negative?: {
    readonly by: 'receiver' | 'vans';
    readonly code?: number;
    readonly description: string;
  };
  /** The rules that had a part in it, in the order in which they were given. */
  readonly rules: readonly string[];
};

export type Copy = {
  readonly delayMilliseconds: number;
  readonly held: boolean;
  readonly corruption?: keyof typeof corruptions;
};

export type FaultRules = {
  /** Gives a rule; one of the same name is replaced and begins to count anew. */
  readonly put: (name: string, rule: FaultRule) => void;
  readonly clear: () => void;
  readonly all: () => Readonly<Record<string, FaultRule>>;
  /** Lets every rule that applies to it act, in the order in which they were given, and counts it. */
  readonly fateOf: (passing: Passing) => Fate;
};

const untouched: Fate = { copies: [{ delayMilliseconds: 0, held: false }], rules: [] };

/** Rules live in memory only: they are part of a test, and do not outlive the VANS that it steers. */
export function faultRules(): FaultRules {
  const rules = new Map<string, { readonly rule: FaultRule; hits: number }>();
  return {
    put: (name, rule) => rules.set(name, { rule, hits: 0 }),
    clear: () => rules.clear(),
    all: () => Object.fromEntries([...rules].map(([name, { rule }]) => [name, rule])),
    fateOf(passing) {
      let fate = untouched;
      for (const [name, entry] of rules) {
        if (!applies(entry.rule, passing) || entry.hits >= (entry.rule.first ?? Infinity)) continue;
        entry.hits++;
        fate = { ...worse(fate, entry.rule), rules: [...fate.rules, name] };
      }
      return fate;
    },
  };
}

function applies(rule: FaultRule, { from, to, carries, documentName = '' }: Passing): boolean {
  return (
    !(rule.kind === 'negative-receipt' && carries === 'receipt') &&
    (rule.from ?? from) === from &&
    (rule.to ?? to) === to &&
    (rule.carries ?? carries) === carries &&
    documentName.startsWith(rule.documentName ?? '')
  );
}

function worse(fate: Fate, rule: FaultRule): Fate {
  const effect = effects[rule.kind] as (fate: Fate, rule: FaultRule) => Fate;
  return effect(fate, rule);
}

const effects: {
  readonly [Kind in FaultRule['kind']]: (
    fate: Fate,
    rule: Extract<FaultRule, { readonly kind: Kind }>,
  ) => Fate;
} = {
  drop: (fate) => ({ ...fate, copies: [] }),
  duplicate: (fate, { times = 2 }) => ({
    ...fate,
    copies: Array.from({ length: times }, () => fate.copies).flat(),
  }),
  delay: (fate, { milliseconds }) =>
    eachCopy(fate, (copy) => ({ ...copy, delayMilliseconds: copy.delayMilliseconds + milliseconds })),
  reorder: (fate) => eachCopy(fate, (copy) => ({ ...copy, held: true })),
  corrupt: (fate, { how }) => eachCopy(fate, (copy) => ({ ...copy, corruption: how })),
  'negative-receipt': (fate, { by = 'receiver', code, description = asked }) => ({
    ...fate,
    copies: [],
    negative: { by, description, ...(code === undefined ? {} : { code }) },
  }),
};

const asked = 'Afvist af netværket, som testen har bedt om';

const eachCopy = (fate: Fate, change: (copy: Copy) => Copy): Fate => ({
  ...fate,
  copies: fate.copies.map(change),
});

function keysOf<Table extends object>(table: Table): [keyof Table & string, ...(keyof Table & string)[]] {
  return Object.keys(table) as [keyof Table & string, ...(keyof Table & string)[]];
}
