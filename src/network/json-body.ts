import type { z } from 'zod';

import { problem, type Incoming, type Outgoing } from './http-message.ts';

/** Answers a request whose body is JSON of a certain shape; what is not is answered 400, with the first thing amiss. */
export function withBody<T>(
  { body }: Incoming,
  shape: z.ZodType<T>,
  answer: (value: T) => Outgoing | Promise<Outgoing>,
): Outgoing | Promise<Outgoing> {
  let value: unknown;
  try {
    value = JSON.parse(body.toString());
  } catch {
    return problem(400, 'not JSON', 'the body is not JSON');
  }
  const { data, error } = shape.safeParse(value);
  if (!error) return answer(data);
  const issue = error.issues[0];
  return problem(
    400,
    'not valid',
    `${issue?.path.join('.') || 'the body'}: ${issue?.message ?? 'not valid'}`,
  );
}
