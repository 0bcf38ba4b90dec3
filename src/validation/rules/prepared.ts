import type { ElementRules } from '../definitions/element-rules.ts';
import type { Plans } from './profile-plan.ts';
import type { SliceTest } from './discriminator.ts';

/** What rules work out about definitions once, and use for every message. */
export type Prepared = {
  readonly plans: Plans;
  readonly sliceTests: WeakMap<ElementRules, readonly SliceTest[]>;
  /** Whether a fullUrl has the form of a RESTful server's: …/Type/id. */
  readonly looksRestful: (url: string) => boolean;
};
