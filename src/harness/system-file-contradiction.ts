import type { Capability } from '../exchange/exchange.ts';
import { fhirOrganisation, legacyOrganisation } from './counterpart-organisations.ts';

/** What each capability is a part of: without that, nothing could be asked of it. */
const needs: Partial<Readonly<Record<Capability, readonly Capability[]>>> = {
  'send-attachment': ['send-care-communication'],
  reply: ['send-care-communication', 'receive-care-communication'],
  forward: ['send-care-communication', 'receive-care-communication'],
  'driver-clock': ['driver'],
};

/** What is right field by field and still cannot be played, in one sentence. */
export function contradictionIn(file: {
  readonly identity: { readonly gln: string };
  readonly capabilities: readonly Capability[];
}): string | undefined {
  const { identity, capabilities } = file;
  if ([fhirOrganisation.gln, legacyOrganisation.gln].includes(identity.gln))
    return `identity.gln: ${identity.gln} belongs to a counterpart that the harness plays; use another`;
  for (const capability of capabilities) {
    const missing = needs[capability]?.filter((one) => !capabilities.includes(one)) ?? [];
    if (missing.length > 0)
      return `capabilities: ${capability} goes with ${missing.join(' and ')}: list that too, or leave ${capability} out`;
  }
  return undefined;
}
