/** What a process of ours says when it ends. */
export const exitCode = { conforms: 0, fails: 1, usage: 2, harness: 3 } as const;

/**
 * A fault of the harness or of its surroundings, never of the system under test:
 * told in one line, with what to do about it, and reported as `error` instead of `fail`.
 */
export class HarnessError extends Error {
  override readonly name = 'HarnessError';
  readonly code: string;

  /** @param code short and stable, such as `port-taken` or `sut-unreachable` */
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The command or a file given to it is wrong: one line, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
