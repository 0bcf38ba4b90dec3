import { problem, type Handler, type Incoming, type Outgoing } from './http-message.ts';

/** Answers requests to one address; `path` holds the parts of the address that stand for something, by name. */
export type RouteHandler = (
  request: Incoming,
  path: Readonly<Record<string, string>>,
) => Outgoing | Promise<Outgoing>;

/** Handlers by method and address: `GET /v1/mailbox/:envelopeId`. */
export type Routes = Readonly<Record<`${'GET' | 'POST' | 'PUT' | 'DELETE'} /${string}`, RouteHandler>>;

/** One handler for all routes; what is not among them is answered 404, and a wrong method 405. */
export function routed(routes: Routes): Handler {
  const known = Object.entries(routes).map(([key, handler]) => {
    const [method = '', pattern = ''] = key.split(' ');
    return { method, handler, pattern: pattern.split('/') };
  });
  return (request) => {
    const steps = request.path.split('/');
    const allowed: string[] = [];
    for (const { method, handler, pattern } of known) {
      const path = match(pattern, steps);
      if (path && method === request.method) return handler(request, path);
      if (path) allowed.push(method);
    }
    if (allowed.length === 0)
      return problem(404, 'not found', `there is nothing at ${request.path.slice(0, 200)}`);
    const refusal = problem(405, 'wrong method', `${request.method} where ${allowed.join(', ')} is taken`);
    return { ...refusal, headers: { ...refusal.headers, allow: allowed.join(', ') } };
  };
}

function match(pattern: readonly string[], steps: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== steps.length) return undefined;
  const path: Record<string, string> = {};
  for (const [index, wanted] of pattern.entries()) {
    const step = steps[index] ?? '';
    if (wanted.startsWith(':') && step !== '') path[wanted.slice(1)] = decoded(step);
    else if (wanted !== step) return undefined;
  }
  return path;
}

/** An address is only compared with names that are known, so one that cannot be decoded may stand as it is. */
function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

/** A whole number of the query, brought within bounds; `fallback` when there is none or it is not a number. */
export function numberOf(query: URLSearchParams, name: string, bounds: NumberBounds): number {
  const text = query.get(name);
  const value = text === null || text === '' ? Number.NaN : Number(text);
  if (!Number.isFinite(value)) return bounds.fallback;
  return Math.min(Math.max(Math.trunc(value), bounds.least), bounds.most);
}

export type NumberBounds = { readonly fallback: number; readonly least: number; readonly most: number };
