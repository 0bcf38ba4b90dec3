import { outcomeRequirements } from './reliable-outcome.ts';
import { resendRequirements } from './reliable-resend.ts';

/** What the system does until its message is answered, and what it tells the user. */
export const reliable = { ...resendRequirements, ...outcomeRequirements };
