/** The scenarios that a run may play, in the order in which they are told. Given messages have ids of their own. */
export const scenarioIds = [
  'send-new-json',
  'send-new-xml',
  'send-with-attachment',
  'send-reply',
  'receive-new',
  'acknowledge-ok',
  'receive-with-attachment',
  'receive-reply',
  'receive-invalid',
  'duplicate-same-bundle',
  'duplicate-new-bundle',
  'receipt-lost-resend',
  'unknown-receiver',
  'rejection-received',
  'letter-to-care-communication',
  'care-communication-to-letter',
] as const;

export type ScenarioId = (typeof scenarioIds)[number];
