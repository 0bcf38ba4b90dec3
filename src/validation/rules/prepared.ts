import type { ElementRules } from '../definitions/element-rules.ts';
import type { Plans } from './profile-plan.ts';
import type { SliceTest } from './discriminator.ts';

/** What rules work out about definitions once, and use for every message. */
export type Prepared = {
  readonly plans: Plans;
  /** The profiles, of those named in a definition, that are at hand. */
  readonly profiles: (canonicals: readonly string[]) => readonly ElementRules[];
  readonly sliceTests: WeakMap<ElementRules, readonly SliceTest[]>;
  /** Whether a fullUrl has the form of a RESTful server's: …/Type/id. */
  readonly looksRestful: (url: string) => boolean;
};
