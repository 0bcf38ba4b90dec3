import type { DefinitionStore, StoredDefinition } from './definition-store.ts';
import { elementById, elementTree, type Constraint, type ElementRules } from './element-rules.ts';
import type {
  LeanCodeSystem,
  LeanConstraint,
  LeanDefinition,
  LeanStructure,
  LeanValueSet,
} from './lean-definition.ts';
import { compareVersions, splitCanonical } from './version.ts';

/** FHIR R4 and the definitions of one standard: found by canonical URL, compiled when first asked for. */
export type Definitions = {
  readonly name: string;
  readonly hash: string;
  readonly notes: readonly string[];
  /** Every structure's URL, for tests that look at all of them. */
  readonly structureUrls: () => readonly string[];
  /** Whether anything is defined under this URL; terminology of HL7's that is not at hand gets the benefit of the doubt. */
  readonly isKnown: (url: string) => boolean;
  readonly structure: (canonical: string) => ElementRules | undefined;
  /** The definition of a FHIR type itself: `Patient`, `Coding`, `Element`. */
  readonly type: (code: string) => ElementRules | undefined;
  /** Whether `type` is `ancestor` or derived from it. */
  readonly isKindOf: (type: string, ancestor: string) => boolean;
  readonly isResource: (type: string) => boolean;
  readonly resourceTypes: () => readonly string[];
  /**
   * The rules that hold an element's children: its own, those that its content reference points at, or those of its type.
   * @param type the type as found, when the element allows several
   */
  readonly inside: (rules: ElementRules, type?: string) => ElementRules | undefined;
  readonly valueSet: (canonical: string) => LeanValueSet | undefined;
  readonly codeSystem: (canonical: string) => LeanCodeSystem | undefined;
  /** The versions of a code system that are at hand, as far as they say. */
  readonly codeSystemVersions: (url: string) => readonly string[];
  readonly supplements: (system: string) => readonly LeanCodeSystem[];
};

const core = 'http://hl7.org/fhir/StructureDefinition/';

type Entry = StoredDefinition & { readonly store: DefinitionStore };

/** The definitions of `base` (FHIR R4 itself) and of `others`; the newest of each URL is the one that an unversioned reference means. */
export function definitionsOf(base: DefinitionStore, ...others: readonly DefinitionStore[]): Definitions {
  const stores = [base, ...others];
  const entries = entriesByUrl(base, others);
  const read = cached((entry: Entry): LeanDefinition => entry.read());
  const intern = constraintInterner();
  const compiled = cached((entry: Entry) => {
    const constraints = entry.store.constraints;
    return elementTree(read(entry) as LeanStructure, (index) => intern(constraints[index]!, entry.url));
  });

  const find = (kind: StoredDefinition['kind'], canonical: string) => {
    const { url, version } = splitCanonical(canonical);
    const versions = entries.get(`${kind} ${url}`);
    if (!versions || version === undefined) return versions?.[0];
    return (
      versions.find((entry) => entry.version === version) ??
      versions.find((entry) => entry.version?.startsWith(`${version}.`)) ??
      versions[0]
    );
  };

  const hasTerminology = others.some(({ definitions }) => definitions.some(isOfTerminology));
  const structure = byName((canonical) => {
    const entry = find('structure', canonical);
    return entry && compiled(entry);
  });
  const type = byName((code) => {
    const entry = entries.get(`structure ${core}${code}`)?.find(({ store }) => store === base);
    return entry && compiled(entry);
  });
  const isResource = byName((name) => {
    const definition = type(name)?.structure;
    return definition?.nature === 'resource' && !definition.abstract && !definition.constrains;
  });

  const inside = (rules: ElementRules, as?: string): ElementRules | undefined => {
    if (rules.children.length > 0) return rules;
    if (rules.contentReference) return referenced(rules);
    const code = as ?? (rules.typeCodes.length === 1 ? rules.typeCodes[0] : undefined);
    if (!code) return undefined;
    const profiles = rules.types.find((each) => each.code === code)?.profile ?? [];
    return (profiles.length === 1 && structure(profiles[0]!)) || type(code);
  };
  const referenced = (rules: ElementRules) => {
    const id = rules.contentReference!.split('#')[1]!;
    const own = structure(rules.structure.url);
    const general = type(rules.structure.type);
    return (own && elementById(own, id)) ?? (general && elementById(general, id));
  };

  return {
    name: stores.at(-1)!.name,
    hash: stores.length === 1 ? base.hash : others.map((store) => store.hash).join(''),
    notes: others.flatMap((store) => store.notes),
    structureUrls: () =>
      [...entries.values()].flatMap((list) => (list[0]!.kind === 'structure' ? [list[0]!.url] : [])),
    isKnown: (url) =>
      (['structure', 'code-system', 'value-set'] as const).some((kind) => find(kind, url)) ||
      (!hasTerminology && url.includes('terminology.hl7.org')),
    structure,
    type,
    isKindOf(name, ancestor) {
      for (let next: string | undefined = name; next; next = parentOf(type(next)?.structure)) {
        if (next === ancestor) return true;
      }
      return false;
    },
    isResource,
    resourceTypes: () =>
      base.definitions
        .filter(({ kind, url }) => kind === 'structure' && url.startsWith(core))
        .map(({ url }) => url.slice(core.length))
        .filter((name) => isResource(name)),
    inside,
    valueSet: byName((canonical) => {
      const entry = find('value-set', canonical);
      return entry && (read(entry) as LeanValueSet);
    }),
    codeSystem: byName((canonical) => {
      const entry = find('code-system', canonical);
      return entry && (read(entry) as LeanCodeSystem);
    }),
    codeSystemVersions: (url) =>
      (entries.get(`code-system ${url}`) ?? []).flatMap(({ version }) => version ?? []),
    supplements: byName((system) =>
      (entries.get(`supplement ${system}`) ?? []).map((entry) => read(entry) as LeanCodeSystem),
    ),
  };
}

function entriesByUrl(base: DefinitionStore, others: readonly DefinitionStore[]): Map<string, Entry[]> {
  const byUrl = new Map<string, Entry[]>();
  const add = (key: string, entry: Entry) => {
    const list = byUrl.get(key);
    if (list) list.push(entry);
    else byUrl.set(key, [entry]);
  };
  for (const store of [base, ...others]) {
    for (const definition of store.definitions) {
      const entry = { ...definition, store };
      const key = `${definition.kind} ${definition.url}`;
      // HL7's terminology package is where these have lived since R4: it replaces FHIR's own copies, whatever their versions say.
      if (isOfTerminology(definition)) {
        const kept = byUrl.get(key)?.filter((known) => known.store !== base);
        if (kept) byUrl.set(key, kept);
      }
      add(key, entry);
      if (definition.supplements) add(`supplement ${splitCanonical(definition.supplements).url}`, entry);
    }
  }
  for (const list of byUrl.values()) list.sort((a, b) => compareVersions(b.version, a.version));
  return byUrl;
}

function isOfTerminology({ origin }: StoredDefinition): boolean {
  return origin.startsWith('hl7.terminology');
}

function parentOf(structure: LeanStructure | undefined): string | undefined {
  return structure?.baseDefinition?.startsWith(core)
    ? structure.baseDefinition.slice(core.length)
    : undefined;
}

function constraintInterner() {
  const known = new Map<string, Constraint>();
  return (lean: LeanConstraint, url: string): Constraint => {
    const name = `${lean.key} ${lean.expression}`;
    const found = known.get(name);
    if (found) return found;
    const source = lean.source ?? url;
    const ofFhir = source.startsWith(core) || /^[A-Z]\w+$/.test(source);
    const constraint = { ...lean, source, ofFhir };
    known.set(name, constraint);
    return constraint;
  };
}

function cached<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const made = new WeakMap<K, { value: V }>();
  return (key) => {
    let box = made.get(key);
    if (!box) made.set(key, (box = { value: make(key) }));
    return box.value;
  };
}

/** Remembers what was found. Messages name arbitrary URLs, so what was not found is not remembered. */
function byName<V>(make: (name: string) => V): (name: string) => V {
  const made = new Map<string, V>();
  return (name) => {
    const known = made.get(name);
    if (known !== undefined) return known;
    const value = make(name);
    // A string cut out of a message would keep the whole message in memory: a copy does not.
    if (value) made.set(Buffer.from(name).toString(), value);
    return value;
  };
}
