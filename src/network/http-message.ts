import type { IncomingHttpHeaders } from 'node:http';

/** A request as a handler sees it: read to its end, and no larger than the listener's limit. */
export type Incoming = {
  readonly method: string;
  /** As sent, without the query: not decoded and not normalised. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** Network address of the client. */
  readonly address: string;
  readonly body: Buffer;
  /** Aborted when the client hangs up or the listener stops: a long poll ends then. */
  readonly signal: AbortSignal;
};

export type Outgoing = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
};

export type Handler = (request: Incoming) => Outgoing | Promise<Outgoing>;

export function json(status: number, value: unknown): Outgoing {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: `${JSON.stringify(value)}\n`,
  };
}

/**
 * A refusal that a program and a person can read (RFC 9457).
 * @param title the kind of problem, the same words every time
 * @param detail what was found and what was needed, in one line
 */
export function problem(status: number, title: string, detail: string): Outgoing {
  return {
    status,
    headers: { 'content-type': 'application/problem+json' },
    body: `${JSON.stringify({ title, status, detail })}\n`,
  };
}

/** The token of an `Authorization: Bearer …` header. */
export function bearerToken(headers: IncomingHttpHeaders): string | undefined {
  return /^Bearer +(\S+)$/iu.exec(headers.authorization ?? '')?.[1];
}
