import { communication, type Loose, patient } from '../judged.ts';
import { type Proof, proofsOn } from './proof.ts';

/** References where fullUrls are UUIDs: an address that completes relative ones is not there. */
export const uuidReferenceProofs: readonly Proof[] = proofsOn(
  { of: 'a CareCommunication of UUIDs', on: 'care-communication/5.0/new.json' },
  [
    {
      key: 'reference.type',
      refused: [
        'about an Organization that is a Patient',
        (m) => (
          byUuids(m),
          (communication(m)['about'] = [{ reference: `Organization/${patient(m)['id']}` }])
        ),
      ],
      allowed: [
        'about what has the UUID of a Patient',
        (m) => (byUuids(m), (communication(m)['about'] = [{ reference: `urn:uuid:${patient(m)['id']}` }])),
      ],
    },
    {
      key: 'bundle.unreachable',
      refused: ['whose references are relative', withUuids],
      allowed: ['whose references are those UUIDs', byUuids],
    },
  ],
);

/** Gives every entry a UUID for its fullUrl. */
function withUuids(message: Loose): void {
  for (const entry of message['entry']) entry.fullUrl = `urn:uuid:${entry.resource.id}`;
}

/** Refers to every entry by its UUID too. */
function byUuids(message: Loose): void {
  withUuids(message);
  const names = new Set(
    message['entry'].map(({ resource }: Loose) => `${resource.resourceType}/${resource.id}`),
  );
  for (const reference of referencesIn(message))
    if (names.has(reference['reference']))
      reference['reference'] = `urn:uuid:${reference['reference'].split('/')[1]}`;
}

function referencesIn(value: unknown): Loose[] {
  if (value === null || typeof value !== 'object') return [];
  const inside = Object.values(value).flatMap(referencesIn);
  return 'reference' in value ? [value, ...inside] : inside;
}
