import type { LeanConstraint, LeanDefinition } from './lean-definition.ts';

/** One definition in a store: what it is called, and how to read it. */
export type StoredDefinition = {
  readonly kind: LeanDefinition['kind'];
  readonly url: string;
  readonly version: string | undefined;
  /** For a code system supplement: what it supplements. */
  readonly supplements: string | undefined;
  /** `hl7.terminology.r4#7.0.1` */
  readonly origin: string;
  readonly read: () => LeanDefinition;
};

/** Definitions that are parsed one by one, when they are first asked for. */
export type DefinitionStore = {
  /** What these are: a package with its version, `base R4`, `built-in …`. */
  readonly name: string;
  readonly hash: string;
  /** What a reader should know about how the set was chosen, in sentences. */
  readonly notes: readonly string[];
  readonly constraints: readonly LeanConstraint[];
  readonly definitions: readonly StoredDefinition[];
};

type Row = [
  kind: StoredDefinition['kind'],
  url: string,
  version: string | null,
  supplements: string | null,
  origin: number,
  length: number,
];
type Header = Omit<DefinitionStore, 'definitions'> & {
  readonly origins: readonly string[];
  readonly rows: readonly Row[];
};

/** A store as bytes: one line of JSON that is the index, then the definitions one after the other. */
export function writeStore(store: DefinitionStore): Uint8Array {
  const origins = [...new Set(store.definitions.map((definition) => definition.origin))];
  const bodies = store.definitions.map((definition) => Buffer.from(JSON.stringify(definition.read())));
  const rows = store.definitions.map(({ kind, url, version, supplements, origin }, i): Row => [
    kind,
    url,
    version ?? null,
    supplements ?? null,
    origins.indexOf(origin),
    bodies[i]!.length,
  ]);
  const { name, hash, notes, constraints } = store;
  const header: Header = { name, hash, notes, constraints, origins, rows };
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), ...bodies]);
}

/** @throws SyntaxError when the bytes are not a store; what an index points at is parsed later. */
export function readStore(bytes: Uint8Array): DefinitionStore {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = buffer.indexOf(10);
  const { rows, origins, ...rest }: Header = JSON.parse(buffer.toString('utf8', 0, Math.max(end, 0)));
  let start = end + 1;
  const definitions = rows.map(([kind, url, version, supplements, origin, length]): StoredDefinition => {
    const from = start;
    start += length;
    return {
      kind,
      url,
      version: version ?? undefined,
      supplements: supplements ?? undefined,
      origin: origins[origin] ?? rest.name,
      read: () => JSON.parse(buffer.toString('utf8', from, from + length)),
    };
  });
  return { ...rest, definitions };
}

/** Definitions that are already in memory, as a store. */
export function storeOf(
  parts: Omit<DefinitionStore, 'definitions'>,
  definitions: readonly { readonly definition: LeanDefinition; readonly origin: string }[],
): DefinitionStore {
  return {
    ...parts,
    definitions: definitions.map(({ definition, origin }) => ({
      kind: definition.kind,
      url: definition.url,
      version: definition.version,
      supplements:
        definition.kind === 'code-system' && definition.content === 'supplement'
          ? definition.supplements
          : undefined,
      origin,
      read: () => definition,
    })),
  };
}
