import { communication, entryOf, header, type Loose, practitionerRole, serverOf } from '../judged.ts';
import { type Proof, proofsOn } from './proof.ts';

/** The Bundle, its entries, and the addresses that they have. */
export const bundleProofs: readonly Proof[] = proofsOn(
  { of: 'a CareCommunication', on: 'care-communication/5.0/new.json' },
  [
    {
      key: 'bundle.empty',
      refused: ['without entries', (m) => delete m['entry']],
      allowed: [
        'without entries, of type collection',
        (m) => (delete m['entry'], (m['type'] = 'collection'), delete m['meta']),
      ],
    },
    {
      key: 'bundle.first-entry',
      refused: [
        'whose first entry is the Communication',
        (m) => m['entry'].unshift(...m['entry'].splice(1, 1)),
      ],
      allowed: [
        'whose second entry is an Organization',
        (m) => m['entry'].splice(1, 0, ...m['entry'].splice(2, 1)),
      ],
    },
    {
      key: 'bundle.first-entry',
      refused: ['whose first entry holds no resource', (m) => m['entry'].unshift({ fullUrl: emptyEntry })],
      allowed: [
        'whose first entry has a link',
        (m) => (m['entry'][0].link = [{ relation: 'self', url: 'https://prove.dk' }]),
      ],
    },
    {
      key: 'bundle.full-url',
      refused: ['with an entry without a fullUrl', (m) => delete entryOf(m, 'Practitioner')['fullUrl']],
      allowed: [
        'with an entry whose fullUrl is a UUID',
        (m) => m['entry'].push(basic(`urn:uuid:${basicId}`)),
      ],
    },
    {
      key: 'bundle.full-url',
      refused: ['with an entry whose fullUrl is relative', (m) => m['entry'].push(basic(`Basic/${basicId}`))],
      allowed: [
        'with an entry whose fullUrl is absolute',
        (m) => m['entry'].push(basic(`${serverOf(m)}/Basic/${basicId}`)),
      ],
    },
    {
      key: 'bundle.full-url',
      refused: [
        'with a fullUrl that ends in another id',
        (m) => m['entry'].push(basic(`${serverOf(m)}/Basic/${basicId}0`)),
      ],
      allowed: [
        'with a fullUrl that begins with another server',
        (m) => m['entry'].push(basic(`https://prove.dk/Basic/${basicId}`)),
      ],
    },
    {
      key: 'bundle.link',
      refused: [
        'with a link to a next page',
        (m) => (m['link'] = [{ relation: 'next', url: 'https://prove.dk' }]),
      ],
      allowed: [
        'with a link to itself',
        (m) => (m['link'] = [{ relation: 'self', url: 'https://prove.dk' }]),
      ],
    },
    {
      key: 'bundle.not-found',
      refused: [
        'whose focus is not in the message',
        (m) => (header(m)['focus'][0].reference = `Communication/${basicId}`),
      ],
      allowed: ['whose focus has another id in the message', (m) => renameFocus(m, basicId)],
    },
    {
      key: 'bundle.unreachable',
      refused: ['with a Practitioner on another server', (m) => moveAway(m)],
      allowed: [
        'with a Practitioner on another server, referred to by the whole URL',
        (m) => (practitionerRole(m)['practitioner'].reference = moveAway(m)),
      ],
    },
    {
      key: 'bundle.ambiguous',
      refused: [
        'with its Practitioner in two entries',
        (m) => m['entry'].push(structuredClone(entryOf(m, 'Practitioner'))),
      ],
      allowed: [
        'with its Practitioner on two servers',
        (m) => m['entry'].push(elsewhere(entryOf(m, 'Practitioner'))),
      ],
    },
  ],
);

const basicId = 'b6dd3b1c-4f2a-4f0b-9d10-1f1f6a0e7a11';
const emptyEntry = 'urn:uuid:0f1e2d3c-4b5a-4697-8897-a6b5c4d3e2f0';

function basic(fullUrl: string): Loose {
  return { fullUrl, resource: { resourceType: 'Basic', id: basicId, code: { text: 'x' } } };
}

function elsewhere(entry: Loose): Loose {
  return { ...structuredClone(entry), fullUrl: entry['fullUrl'].replace('medcomfhir.dk', 'prove.dk') };
}

function moveAway(message: Loose): string {
  const entry = entryOf(message, 'Practitioner');
  Object.assign(entry, elsewhere(entry));
  return entry['fullUrl'];
}

function renameFocus(message: Loose, id: string): void {
  entryOf(message, 'Communication')['fullUrl'] = `${serverOf(message)}/Communication/${id}`;
  communication(message)['id'] = id;
  header(message)['focus'][0].reference = `Communication/${id}`;
}
