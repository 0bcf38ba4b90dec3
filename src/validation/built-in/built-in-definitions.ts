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
import { hospitalNotification } from './hospital-notification.ts';
import { invariantOf } from './invariants.ts';
import { medcomCore } from './medcom-core.ts';
import { messaging2, messaging4 } from './messaging.ts';
import { type ElementLine, type ProfileNotation, readProfiles } from './notation.ts';
import { sparseStructure } from './sparse-structure.ts';

type Edition = {
  readonly edition: string;
  /** The newest version of MedCom's package that gives the same verdicts. */
  readonly equals: string;
  readonly profiles: string;
};

/** What Prøvesten judges without any package. */
const editions: Readonly<Record<ValidatedStandard, Edition>> = {
  carecommunication: { edition: '5.0', equals: '5.0.2', profiles: messaging4 + careCommunication },
  acknowledgement: { edition: '2.0', equals: '2.0.3', profiles: messaging2 + acknowledgement },
  hospitalnotification: { edition: '3.0', equals: '3.0.2', profiles: messaging2 + hospitalNotification },
};

/** The version of MedCom's package that the built-in definitions of a standard stand for. */
export function builtInEquals(standard: ValidatedStandard): string {
  return editions[standard].equals;
}

/**
 * Our own definitions of a standard, over base FHIR.
 * @throws SyntaxError when the definitions themselves are miswritten
 */
export function builtInDefinitions(base: DefinitionStore, standard: ValidatedStandard): DefinitionStore {
  const { edition, profiles: own } = editions[standard];
  const name = `built-in ${standard} ${edition}`;
  const constraints = constraintTable();
  const notation = danishCore + medcomCore + own;
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
