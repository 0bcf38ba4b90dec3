import { randomBytes } from 'node:crypto';
import type { Organisation } from '../message/fhir-message.ts';
import { fhirOrganisation, legacyOrganisation } from './counterpart-organisations.ts';
import type { GivenMessage } from './given-messages.ts';
import type { PartyAccess, RunPlan } from './run-plan.ts';
import type { SystemFile } from './system-file.ts';

/** The organisations of a run: the system under test and the two counterparts. Fictive, like their names. */
export type RunDirectory = {
  readonly counterparts: RunPlan['counterparts'];
  /** The directory file, as the VANS and the conversion service read it. */
  readonly text: string;
};

const fhirTypes = [
  { type: 'FDIS91', version: '5.0' },
  { type: 'FCTL', version: '2.0' },
];
const letterTypes = [{ type: 'XDIS91', version: 'XD9134L' }, { type: 'XCTL' }];

export function directoryOfRun(
  { identity, network }: Pick<SystemFile, 'identity' | 'network'>,
  messages: readonly GivenMessage[],
): RunDirectory {
  const fhir: PartyAccess = { ...fhirOrganisation, token: secret() };
  const legacy: PartyAccess = { ...legacyOrganisation, token: secret() };
  const known = new Set([identity.gln, fhir.gln, legacy.gln]);
  const guests = messages.flatMap(({ sender }) => guest(sender, known));
  const delivery =
    network.connector === 'mailbox'
      ? 'mailbox'
      : { push: network.url, ...(network.presentToken ? { token: network.presentToken } : {}) };

  const data = {
    organisations: [
      { ...identity, receives: fhirTypes },
      { ...fhirOrganisation, receives: fhirTypes },
      { ...legacyOrganisation, receives: letterTypes },
      ...guests.map(({ gln, sor, name }) => ({ gln, sor, name, receives: fhirTypes })),
    ],
    parties: [
      { gln: identity.gln, token: network.token, delivery, receipts: 'vans' },
      ...[fhir, legacy, ...guests].map(({ gln, token }) => ({
        gln,
        token,
        delivery: 'mailbox',
        receipts: 'vans',
      })),
    ],
  };
  // JSON is YAML.
  return { counterparts: { fhir, legacy, guests }, text: JSON.stringify(data, null, 2) };
}

/** The sender of a given message, unless it is known already or not legible enough to be registered. */
function guest(sender: Organisation | undefined, known: Set<string>): PartyAccess[] {
  const { gln, sor, name } = sender ?? {};
  if (!gln || !sor || !/^\d{13}$/.test(gln) || !/^\d{6,18}$/.test(sor) || known.has(gln)) return [];
  known.add(gln);
  return [{ gln, sor, name: name ?? gln, token: secret() }];
}

/** A token that only this run knows. */
export function secret(): string {
  return randomBytes(24).toString('base64url');
}
