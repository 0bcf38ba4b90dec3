import { communication, header, type Loose, patient } from '../judged.ts';
import { type Proof, proofsOn } from './proof.ts';

const fhir = 'http://hl7.org/fhir/StructureDefinition/';
const citizenship = `${fhir}patient-citizenship`;
const code = { url: 'code', valueCodeableConcept: { text: 'DK' } };
const id = 'b6dd3b1c-4f2a-4f0b-9d10-1f1f6a0e7a11';

/** FHIR's own invariants that are written out by hand. */
export const fhirInvariantProofs: readonly Proof[] = proofsOn(
  { of: 'a CareCommunication', on: 'care-communication/5.0/new.json' },
  [
    {
      key: 'ext-1',
      refused: [
        'with an extension that has a value and parts',
        (m) =>
          (patient(m)['extension'] = [{ url: citizenship, extension: [{ ...code, extension: [code] }] }]),
      ],
      allowed: [
        'with an extension that has parts',
        (m) => (patient(m)['extension'] = [{ url: citizenship, extension: [code] }]),
      ],
    },
    {
      key: 'dom-2',
      refused: [
        'with a contained resource in a contained one',
        (m) => contain(m, { contained: [{ resourceType: 'Basic', id: 'b', code: { text: 'x' } }] }),
      ],
      allowed: ['with a contained resource', (m) => contain(m, {})],
    },
    {
      key: 'dom-3',
      refused: [
        'with a contained resource that nothing refers to',
        (m) => (contain(m, {}), delete communication(m)['about']),
      ],
      allowed: [
        'with a contained resource that refers to its container',
        (m) => (contain(m, { subject: { reference: '#' } }), delete communication(m)['about']),
      ],
    },
    {
      key: 'dom-4',
      refused: [
        'with a contained resource that has a version',
        (m) => contain(m, { meta: { versionId: '1' } }),
      ],
      allowed: [
        'with a contained resource that has a source',
        (m) => contain(m, { meta: { source: 'https://prove.dk' } }),
      ],
    },
    {
      key: 'dom-4',
      refused: [
        'with a contained resource that was updated',
        (m) => contain(m, { meta: { lastUpdated: '2026-03-02T08:15:04Z' } }),
      ],
      allowed: [
        'with a resource that was updated',
        (m) => (communication(m)['meta'].lastUpdated = '2026-03-02T08:15:04Z'),
      ],
    },
    {
      key: 'dom-5',
      refused: [
        'with a contained resource that has a security label',
        (m) => contain(m, { meta: { security: [{ display: 'x' }] } }),
      ],
      allowed: [
        'with a contained resource that has a tag',
        (m) => contain(m, { meta: { tag: [{ display: 'x' }] } }),
      ],
    },
    {
      key: 'dom-6',
      severity: 'warning',
      refused: ['with a resource without a narrative', (m) => delete patient(m)['text']],
      allowed: ['with a resource with another narrative', (m) => (patient(m)['text'].div = narrative('x'))],
    },
    {
      key: 'ref-1',
      refused: ['about a contained resource of another id', (m) => (contain(m, {}), about(m, '#d'))],
      allowed: [
        'about a contained resource that is about its container',
        (m) => contain(m, { subject: { reference: '#' } }),
      ],
    },
    {
      key: 'txt-1',
      refused: [
        'with an event attribute in a narrative',
        (m) => (header(m)['text'].div = narrative('<p onclick="x()">x</p>')),
      ],
      allowed: [
        'with a class in a narrative',
        (m) => (header(m)['text'].div = narrative('<p class="x">x</p>')),
      ],
    },
    {
      key: 'txt-2',
      refused: ['with nothing to see in a narrative', (m) => (header(m)['text'].div = narrative('<p> </p>'))],
      allowed: [
        'with a picture in a narrative',
        (m) => (header(m)['text'].div = narrative('<img src="x.png" alt=""/>')),
      ],
    },
    {
      key: 'bdl-7',
      refused: ['with two entries of one fullUrl', (m) => m['entry'].push(basic({}), basic({}))],
      allowed: [
        'with two versions of one fullUrl',
        (m) => m['entry'].push(basic({}), basic({ meta: { versionId: '2' } })),
      ],
    },
    {
      key: 'bdl-8',
      refused: [
        'with a version in a fullUrl',
        (m) => m['entry'].push({ ...basic({}), fullUrl: `https://prove.dk/Basic/${id}/_history/1` }),
      ],
      allowed: [
        'with a path in a fullUrl',
        (m) => m['entry'].push({ ...basic({}), fullUrl: `https://prove.dk/history/Basic/${id}` }),
      ],
    },
  ],
);

/** Puts a resource into the Communication, and refers to it. */
function contain(message: Loose, more: object): void {
  communication(message)['contained'] = [{ resourceType: 'Basic', id: 'c', code: { text: 'x' }, ...more }];
  about(message, '#c');
}

function about(message: Loose, reference: string): void {
  communication(message)['about'] = [{ reference }];
}

function narrative(content: string): string {
  return `<div xmlns="http://www.w3.org/1999/xhtml">${content}</div>`;
}

function basic(more: object): Loose {
  return { fullUrl: `urn:uuid:${id}`, resource: { resourceType: 'Basic', id, code: { text: 'x' }, ...more } };
}
