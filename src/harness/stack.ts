import type { SystemFile } from './system-file.ts';

/** Everything that a run needs up and running, reached by address alone. */
export type Stack = AsyncDisposable & {
  readonly vans: { readonly url: string; readonly operatorToken: string };
  /** The driver of the reference system; a vendor's own is named in its system file. */
  readonly driver?: { readonly url: string; readonly token: string };
};

export type StackOptions = {
  /** The vendor's system; the reference system is started when there is none. */
  readonly system: SystemFile | undefined;
  /** Whichever of the two it is. */
  readonly described: SystemFile;
  readonly faults: readonly string[];
  /** The directory file of the run. */
  readonly directoryFile: string;
  readonly stateDir: string;
};
