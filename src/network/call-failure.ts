/** Why a call failed, by the platform's error code: what the error is called, and what a user is told. */
export type CallFailure = readonly [code: string, what: string];

/** @param fallback for what has no words of its own */
export function callFailure(code: string | undefined, fallback: string): CallFailure {
  return failures[code ?? ''] ?? ['unreachable', fallback];
}

const closed: CallFailure = ['no-answer', 'the connection was closed without an answer'];
const noHost: CallFailure = ['unreachable', 'there is no host of that name'];

const failures: Record<string, CallFailure> = {
  ECONNREFUSED: ['unreachable', 'nothing listens there'],
  ECONNRESET: closed,
  EPIPE: closed,
  ENOTFOUND: noHost,
  EAI_AGAIN: noHost,
  ABORT_ERR: ['no-answer', 'the call was given up'],
};
