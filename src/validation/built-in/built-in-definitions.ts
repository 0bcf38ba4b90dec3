import { createHash } from 'node:crypto';
import { constraintTable } from '../definitions/constraint-table.ts';
import { type DefinitionStore, storeOf } from '../definitions/definition-store.ts';
import { definitionsOf } from '../definitions/definitions.ts';
import type { LeanDefinition } from '../definitions/lean-definition.ts';
import type { ValidatedStandard } from '../validation-result.ts';
import { acknowledgement } from './acknowledgement.ts';
import { careCommunication } from './care-communication.ts';
import { codeLists } from './code-lists.ts';
import { readCodeLists } from './code-notation.ts';
import { danishCore } from './danish-core.ts';
import { invariantOf } from './invariants.ts';
import { medcomCore } from './medcom-core.ts';
import { type ElementLine, type ProfileNotation, readProfiles } from './notation.ts';
import { sparseStructure } from './sparse-structure.ts';

/** The standards that Prøvesten judges without any package, and their editions. */
const editions: Partial<Record<ValidatedStandard, { readonly edition: string; readonly profiles: string }>> =
  {
    carecommunication: { edition: '5.0', profiles: careCommunication },
    acknowledgement: { edition: '2.0', profiles: acknowledgement },
  };

export const builtInStandards = Object.keys(editions) as readonly ValidatedStandard[];

/**
 * Our own definitions of a standard, over base FHIR; undefined for a standard that has none.
 * @throws SyntaxError when the definitions themselves are miswritten
 */
export function builtInDefinitions(
  base: DefinitionStore,
  standard: ValidatedStandard,
): DefinitionStore | undefined {
  const known = editions[standard];
  if (!known) return undefined;
  const name = `built-in ${standard} ${known.edition}`;
  const constraints = constraintTable();
  const notation = danishCore + medcomCore + known.profiles;
  const general = definitionsOf(base);
  const profiles = new Map(readProfiles(notation).map((profile) => [profile.url, profile]));
  const definitions: LeanDefinition[] = [...profiles.values()].map((profile) => {
    const { type, lines } = flattened(profile, profiles);
    return sparseStructure(profile, type, lines, general, (key) =>
      constraints.index(invariantOf(key, profile.url)),
    );
  });
  definitions.push(...readCodeLists(codeLists));
  const hash = createHash('sha256')
    .update(JSON.stringify([base.hash, definitions, constraints.rows]))
    .digest('hex');
  return storeOf(
    { name, hash, notes: [], constraints: constraints.rows },
    definitions.map((definition) => ({ definition, origin: name })),
  );
}

/** The lines of the profiles that a profile takes over, then its own. */
function flattened(
  profile: ProfileNotation,
  all: ReadonlyMap<string, ProfileNotation>,
): { readonly type: string; readonly lines: readonly ElementLine[] } {
  const parent = all.get(profile.of);
  if (!parent) return { type: profile.of, lines: profile.lines };
  const { type, lines } = flattened(parent, all);
  return { type, lines: [...lines, ...profile.lines] };
}
