import type { Exchange } from '../exchange/exchange.ts';
import { evidence, questions } from '../requirement/evidence.ts';

/**
 * Why nothing of what a counterpart sent reached the system: the VANS refused it. The system is not to answer for that.
 * `undefined` when something did reach it, or when nothing was refused.
 */
export function undelivered(exchange: Exchange): string | undefined {
  const seen = evidence(exchange);
  if (questions(seen).length > 0) return undefined;
  const reasons = seen.fromCounterparts.flatMap(({ number, crossing: { outcome } }) => {
    const delivery = seen.deliveries.findLast((one) => one.number < number && one.expects !== 'receipt');
    if (!delivery || outcome?.accepted !== false) return [];
    const { code, description } = outcome;
    const refusal = [...(code === undefined ? [] : [`code ${code}`]), ...(description ? [description] : [])];
    return [`${delivery.what} was not delivered: the VANS refused it (${refusal.join(': ')})`];
  });
  return reasons.length > 0 ? reasons.join('; ') : undefined;
}
