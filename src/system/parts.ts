import type { SteerableClock } from '../clock.ts';
import type { Validate } from './acceptance.ts';
import type { AddressBook } from './address-book.ts';
import type { Conduct } from './conduct.ts';
import type { Identity } from './identity.ts';
import type { Line } from './line.ts';
import type { Store } from './store.ts';

/** What the parts of a running system share. */
export type Parts = {
  readonly identity: Identity;
  readonly clock: SteerableClock;
  readonly store: Store;
  readonly conduct: Conduct;
  readonly addressBook: AddressBook;
  /** The line to the VANS. */
  readonly line: Line;
  readonly validate?: Validate;
  /** The system's log, a line at a time: what neither the sender nor the user is told. */
  readonly log: (text: string) => void;
};
