import { expect, test } from '@playwright/test';
import { acknowledge, type Answer } from '../../../src/message/acknowledge.ts';
import type { FhirResource } from '../../../src/message/fhir-message.ts';
import { resolveReference, resourcesOf } from '../../../src/message/query.ts';
import { readAcknowledgement } from '../../../src/message/read-acknowledgement.ts';
import { readCareCommunication } from '../../../src/message/read-care-communication.ts';
import { writeFhir } from '../../../src/message/write-fhir.ts';
import { counterpart, fixedIds, ourSystem, replyWithAttachment, simpleMessage } from './message-samples.ts';

const original = simpleMessage();
const message = readCareCommunication(original);

test.describe('a positive acknowledgement', () => {
  const bundle = acknowledge(original, answer('ok'));
  const read = readAcknowledgement(bundle);

  test('answers the message by its MessageHeader, and its sender', () => {
    expect(read).toMatchObject({
      timestamp: '2026-03-02T09:15:09+01:00',
      event: 'acknowledgement-message',
      sender: counterpart,
      receiver: ourSystem,
      sourceEndpoint: message.destinationEndpoint,
      destinationEndpoint: message.sourceEndpoint,
      response: { identifier: message.headerId, code: 'ok', details: undefined },
      issues: [],
    });
    expect(read.headerId).not.toBe(message.headerId);
    expect(read.bundleId).not.toBe(message.bundleId);
  });

  test('has the latest Provenance of the message and one of its own', () => {
    expect(read.provenances).toEqual([
      message.provenances[0],
      {
        id: expect.any(String),
        target: `MessageHeader/${read.headerId}`,
        targetId: read.headerId,
        occurred: '2026-03-02T09:15:09+01:00',
        recorded: '2026-03-02T09:15:09+01:00',
        activity: 'acknowledgement',
        agent: counterpart,
        revision: { reference: `MessageHeader/${message.headerId}`, identifier: undefined },
        sources: [],
      },
    ]);
    expect(resourcesOf(bundle, 'Provenance')[0]).toEqual(resourcesOf(original, 'Provenance')[0]);
  });

  test('has no patient and no content', () => {
    const types = resourcesOf(bundle).map(({ resourceType }) => resourceType);

    expect(types).toEqual(['MessageHeader', 'Provenance', 'Provenance', 'Organization', 'Organization']);
  });

  test('takes of a thread its newest Provenance alone', () => {
    const thread = replyWithAttachment();
    const { provenances } = readAcknowledgement(acknowledge(thread, answer('ok')));

    expect(provenances.map(({ activity }) => activity)).toEqual(['reply-message', 'acknowledgement']);
    expect(provenances[0]).toEqual(readCareCommunication(thread).provenances[1]);
  });

  test('may tell something all the same', () => {
    const issues = [{ severity: 'information', code: 'duplicate', text: 'Modtaget før' }] as const;
    const { response, issues: told } = readAcknowledgement(
      acknowledge(original, { ...answer('ok'), issues }),
    );

    expect(response.details).toMatch(/^OperationOutcome\//);
    expect(told).toEqual([
      { severity: 'information', code: 'duplicate', detailsCode: undefined, text: 'Modtaget før' },
    ]);
  });
});

test.describe('a negative acknowledgement', () => {
  test('tells why in an OperationOutcome that it refers to', () => {
    const issues = [
      {
        severity: 'error',
        code: 'value',
        detailsCode: 'MSG_VALUESET_VALUE_UNKNOWN',
        text: 'Ukendt kategori',
      },
      { severity: 'warning', code: 'required', detailsCode: 'MSG_RESOURCE_REQUIRED', text: 'Emne mangler' },
    ] as const;
    const bundle = acknowledge(original, { ...answer('fatal-error'), issues });
    const read = readAcknowledgement(bundle);

    expect(read.response.code).toBe('fatal-error');
    expect(resolveReference(bundle, read.response.details)?.resourceType).toBe('OperationOutcome');
    expect(read.issues).toEqual([
      {
        severity: 'error',
        code: 'value',
        detailsCode: 'MSG_VALUESET_VALUE_UNKNOWN',
        text: 'Ukendt kategori',
      },
      {
        severity: 'warning',
        code: 'required',
        detailsCode: undefined,
        text: 'Emne mangler (MSG_RESOURCE_REQUIRED)',
      },
    ]);
  });

  test('tells that it does not know why', () => {
    const { response, issues } = readAcknowledgement(acknowledge(original, answer('transient-error')));

    expect(response.code).toBe('transient-error');
    expect(issues).toMatchObject([
      { severity: 'error', code: 'processing', text: expect.stringMatching(/./) },
    ]);
  });
});

test.describe('a damaged message is answered as well as it can be', () => {
  for (const [what, damaged] of [
    ['has nothing', { resourceType: 'Bundle' }],
    [
      'has entries of other shapes',
      { resourceType: 'Bundle', entry: [null, 1, [], { resource: { resourceType: 7 } }] },
    ],
    ['has an empty header', bundleOf({ resourceType: 'MessageHeader' })],
    [
      'has a header of other shapes',
      bundleOf({ resourceType: 'MessageHeader', destination: 7, sender: 'x' }),
    ],
    [
      'refers to nothing',
      bundleOf({ resourceType: 'MessageHeader', sender: { reference: 'Organization/1' } }),
    ],
  ] as const) {
    test(`when it ${what}`, () => {
      const bundle = acknowledge(damaged, {
        ...answer('fatal-error'),
        self: counterpart,
        originalSender: ourSystem,
      });
      const read = readAcknowledgement(bundle);

      expect(read).toMatchObject({
        sender: counterpart,
        receiver: ourSystem,
        destinationEndpoint: 'https://sor2.sum.dsdn.dk/#id=325251000016005',
        response: { code: 'fatal-error', identifier: 'unknown' },
      });
      expect(read.provenances).toHaveLength(1);
      expect(() => writeFhir(bundle, 'xml')).not.toThrow();
    });
  }

  test('when it lacks its Provenances and its receiver', () => {
    const without = new Set(['Provenance', 'Organization']);
    const rest = resourcesOf(original).filter(({ resourceType }) => !without.has(resourceType));
    const read = readAcknowledgement(acknowledge(bundleOf(...rest), answer('fatal-error')));

    expect(read.response.identifier).toBe(message.headerId);
    expect(read.destinationEndpoint).toBe(message.sourceEndpoint);
    expect(read.provenances).toMatchObject([
      { activity: 'acknowledgement', revision: { reference: `MessageHeader/${message.headerId}` } },
    ]);
  });

  test('when none of its Provenances is about it', () => {
    const target = [{ reference: 'MessageHeader/other' }];
    const [model] = resourcesOf(original, 'Provenance');
    const provenance = (id: string, occurredDateTime: string): FhirResource => ({
      ...(model as FhirResource),
      id,
      target,
      occurredDateTime,
    });
    const bundle = acknowledge(
      bundleOf(
        ...resourcesOf(original).filter((resource) => resource !== model),
        provenance('old', '2026-03-01T10:00:00+01:00'),
        provenance('newest', '2026-03-01T09:45:00Z'),
        provenance('new', '2026-03-01T10:30:00+02:00'),
      ),
      answer('fatal-error'),
    );

    expect(resourcesOf(bundle, 'Provenance').map(({ id }) => id)).toEqual(['newest', expect.any(String)]);
  });

  test('when its Provenance or an organisation has what XML cannot express', () => {
    const withoutProvenance = acknowledge(withOdd('Provenance'), answer('fatal-error'));
    const withOwnOrganisations = acknowledge(withOdd('Organization'), answer('fatal-error'));

    expect(readAcknowledgement(withoutProvenance).provenances).toHaveLength(1);
    expect(readAcknowledgement(withOwnOrganisations)).toMatchObject({
      sender: counterpart,
      receiver: ourSystem,
    });
    expect(() => writeFhir(withoutProvenance, 'xml')).not.toThrow();
    expect(() => writeFhir(withOwnOrganisations, 'xml')).not.toThrow();
  });
});

function answer(code: Answer['code']): Answer {
  return { code, now: new Date('2026-03-02T08:15:09Z'), newId: fixedIds(code) };
}

/** The message, in which the resources of a type have an element that FHIR does not know. */
function withOdd(type: string): FhirResource {
  const name = `"resourceType":"${type}"`;
  return JSON.parse(JSON.stringify(original).replaceAll(name, `${name},"opfundet":"x"`)) as FhirResource;
}

function bundleOf(...resources: readonly FhirResource[]): FhirResource {
  return { resourceType: 'Bundle', entry: resources.map((resource) => ({ resource })) };
}
