import { expect, test } from '@playwright/test';
import { forward, newMessage, replyTo } from '../../../src/message/compose.ts';
import type { FhirResource } from '../../../src/message/fhir-message.ts';
import { entriesOf, resolveReference, resourcesOf, textAt, valuesAt } from '../../../src/message/query.ts';
import { readCareCommunication } from '../../../src/message/read-care-communication.ts';
import { resent } from '../../../src/message/resend.ts';
import {
  counterpart,
  doctor,
  fixedIds,
  forwardedThread,
  legacyCounterpart,
  messageWithEverything,
  ourSystem,
  patient,
  replyWithAttachment,
  simpleMessage,
  visitator,
} from './message-samples.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/;
const urn = expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/);

test.describe('a new message', () => {
  const bundle = messageWithEverything();
  const read = readCareCommunication(bundle);

  test('says what was written', () => {
    expect(read).toMatchObject({
      timestamp: '2026-03-02T09:15:04+01:00',
      event: 'care-communication-message',
      definition: expect.stringContaining('MedComCareCommunicationMessageDefinition|5.0'),
      sender: ourSystem,
      receiver: counterpart,
      sourceEndpoint: 'https://sor2.sum.dsdn.dk/#id=325251000016005',
      destinationEndpoint: 'https://sor2.sum.dsdn.dk/#id=325371000016006',
      communicationId: urn,
      status: 'unknown',
      category: 'regarding-referral',
      topic: 'Supplerende oplysninger',
      priority: 'asap',
      patient,
      encounter: { status: 'finished', class: 'IMP' },
      episodesOfCare: [{ value: 'urn:uuid:5b0f7a94-c1de-4f2a-9e3b-6d8c7a1f0e23' }],
      specificSender: { kind: 'care-team', name: 'Team Blå', organisationSor: ourSystem.sor },
      specificRecipient: {
        kind: 'practitioner-role',
        name: 'Carl Emil Berg',
        role: 'Visitator',
        organisationSor: counterpart.sor,
      },
    });
  });

  test('has its text and each attachment as a signed segment', () => {
    const signed = {
      identifier: urn,
      assigner: ourSystem,
      date: '2026-03-02T09:15:04+01:00',
      author: { given: ['Anna'], family: 'Holm', roleCode: 'laege', roleText: undefined },
      phone: '66110000',
    };

    expect(read.segments).toMatchObject([
      { ...signed, kind: 'text' },
      {
        ...signed,
        kind: 'attachment',
        title: 'Genoptræningsplan',
        contentType: 'application/pdf',
        url: undefined,
      },
      { ...signed, kind: 'attachment', title: 'Sårfoto', creation: '2026-03-01T10:00:00+01:00' },
      { ...signed, kind: 'attachment', title: 'Vejledning', contentType: undefined, data: undefined },
    ]);
    expect(new Set(read.segments.map(({ identifier }) => identifier)).size).toBe(4);
  });

  test('has one Provenance, about itself and all its segments', () => {
    expect(read.provenances).toEqual([
      {
        id: expect.stringMatching(uuid),
        target: `MessageHeader/${read.headerId}`,
        targetId: read.headerId,
        occurred: '2026-03-02T09:15:04+01:00',
        recorded: '2026-03-02T09:15:04+01:00',
        activity: 'new-message',
        agent: ourSystem,
        revision: undefined,
        sources: read.segments.map(({ identifier }) => identifier),
      },
    ]);
  });

  test('has its MessageHeader first, and every reference in it leads to an entry', () => {
    expect(resourcesOf(bundle)[0]?.resourceType).toBe('MessageHeader');
    expect(unresolved(bundle)).toEqual([]);
  });

  test('names a role by code or by text, and a person once', () => {
    const roles = resourcesOf(bundle, 'PractitionerRole').map((role) => textAt(role, 'code.coding.code'));

    expect(new Set(roles)).toEqual(new Set(['laege', undefined]));
    expect(resourcesOf(bundle, 'Practitioner')).toHaveLength(2);
    expect(resourcesOf(bundle, 'Organization')).toHaveLength(2);
  });

  test('leaves out what was not written', () => {
    const simple = simpleMessage({ topic: undefined, category: 'nursing' });
    const [communication] = resourcesOf(simple, 'Communication');

    expect(Object.keys(communication ?? {})).toEqual([
      'resourceType',
      'id',
      'meta',
      'text',
      'identifier',
      'status',
      'category',
      'subject',
      'payload',
    ]);
    expect(resourcesOf(simple, 'Encounter')).toEqual([]);
    expect(JSON.parse(JSON.stringify(simple))).toEqual(simple);
  });

  test('carries an episode of care whose contact is not described', () => {
    const episodesOfCare = [{ system: 'https://sor2.sum.dsdn.dk/#id=1', value: 'urn:uuid:x' }];
    const message = simpleMessage({ episodesOfCare });

    expect(readCareCommunication(message)).toMatchObject({
      encounter: { status: 'unknown', class: 'other' },
      episodesOfCare,
    });
  });
});

test.describe('a reply', () => {
  const previous = messageWithEverything();
  const before = readCareCommunication(previous);
  const reply = replyWithAttachment();
  const after = readCareCommunication(reply);

  test('goes to the sender, in the same thread', () => {
    expect(after.communicationId).toBe(before.communicationId);
    expect(after.receiver).toEqual(before.sender);
    expect(after.sender).toEqual(before.receiver);
    expect(after.destinationEndpoint).toBe(before.sourceEndpoint);
    expect(after.headerId).not.toBe(before.headerId);
    expect(after.bundleId).not.toBe(before.bundleId);
  });

  test('is for whoever was the specific sender', () => {
    expect(after.specificRecipient).toEqual(before.specificSender);
    expect(after.specificSender).toBeUndefined();
  });

  test('keeps patient, episode of care, category, topic and priority', () => {
    for (const field of [
      'patient',
      'encounter',
      'episodesOfCare',
      'category',
      'topic',
      'priority',
    ] as const) {
      expect(after[field], field).toEqual(before[field]);
    }
  });

  test('keeps earlier segments as they were, attachments without their content', () => {
    const kept = after.segments.slice(0, before.segments.length);
    const wanted = before.segments.map((segment) =>
      segment.kind === 'attachment' ? { ...segment, data: undefined } : segment,
    );

    expect(kept).toEqual(wanted);
    expect(payloads(reply)[0]).toEqual(payloads(previous)[0]);
  });

  test('adds its own segments after them, with all content', () => {
    expect(after.segments.slice(before.segments.length)).toMatchObject([
      {
        kind: 'text',
        text: 'Tak for oplysningerne.',
        date: '2026-03-02T13:30:00+01:00',
        assigner: counterpart,
        author: { given: ['Bo'], family: 'Lund', roleCode: undefined, roleText: 'Visitator' },
      },
      { kind: 'attachment', title: 'Bevilling', data: expect.stringMatching(/^R0lGOD/) },
    ]);
  });

  test('keeps earlier Provenances and adds one that refers to the previous message', () => {
    const [earlier, own, ...more] = after.provenances;

    expect(more).toEqual([]);
    expect(earlier).toEqual(before.provenances[0]);
    expect(own).toMatchObject({
      targetId: after.headerId,
      activity: 'reply-message',
      agent: counterpart,
      revision: { reference: `MessageHeader/${before.headerId}`, identifier: undefined },
      sources: after.segments.slice(before.segments.length).map(({ identifier }) => identifier),
    });
  });

  test('refers to nothing that is not there but the earlier MessageHeader', () => {
    expect(new Set(unresolved(reply))).toEqual(new Set([`MessageHeader/${before.headerId}`]));
  });

  test('has what the user changed instead', () => {
    const changed = readCareCommunication(
      replyTo(previous, {
        ...written('changed'),
        category: 'nursing',
        topic: 'Et andet emne',
        specificRecipient: 'none',
        specificSender: {
          kind: 'practitioner-role',
          name: 'Bo',
          role: 'Visitator',
          organisationSor: undefined,
        },
      }),
    );

    expect(changed).toMatchObject({
      category: 'nursing',
      topic: 'Et andet emne',
      priority: undefined,
      specificRecipient: undefined,
      specificSender: { name: 'Bo', role: 'Visitator', organisationSor: counterpart.sor },
    });
  });

  test('to an own message goes to its receiver again', () => {
    const own = readCareCommunication(replyTo(previous, { ...written('own'), sender: ourSystem }));

    expect(own.receiver).toEqual(counterpart);
    expect(own.sender).toEqual(ourSystem);
    expect(own.specificRecipient).toEqual(before.specificRecipient);
    expect(own.communicationId).toBe(before.communicationId);
  });

  test('to a reply continues the chain', () => {
    const second = readCareCommunication(replyTo(reply, { ...written('second'), author: doctor }));

    expect(second.provenances.map(({ activity }) => activity)).toEqual([
      'new-message',
      'reply-message',
      'reply-message',
    ]);
    expect(second.provenances[2]?.revision?.reference).toBe(`MessageHeader/${after.headerId}`);
    expect(second.segments).toHaveLength(7);
    expect(second.segments.filter((segment) => segment.kind === 'attachment' && segment.data)).toEqual([]);
  });

  test('keeps all identifiers of the patient', () => {
    const identifiers = [
      { system: 'urn:oid:1.2.208.176.1.6.1.1', value: '0703921VJ5' },
      { system: 'urn:oid:1.2.208.176.1.2', value: '2509479989' },
      { system: 'urn:oid:1.2.208.176.1.6.1.3.177', value: '1206550VK9' },
    ];
    const message = simpleMessage({ patient: { ...patient, identifiers } });

    expect(readCareCommunication(replyTo(message, written('ids'))).patient?.identifiers).toEqual(identifiers);
  });

  test('does not change the message that it answers', () => {
    const copy = structuredClone(previous);
    replyTo(previous, written('unchanged'));

    expect(previous).toEqual(copy);
  });

  test('to a message whose references are of another kind has references of its own', () => {
    const answer = replyTo(withUrnReferences(previous), written('urn'));
    const read = readCareCommunication(answer);

    expect(new Set(unresolved(answer))).toEqual(new Set([`MessageHeader/${before.headerId}`]));
    expect(
      entriesOf(answer)
        .map(({ fullUrl }) => fullUrl)
        .join(),
    ).not.toContain('urn:');
    expect(read.segments.slice(0, 2)).toEqual(after.segments.slice(0, 2));
    expect(read.provenances[0]).toMatchObject({ agent: ourSystem, activity: 'new-message' });
    expect(read.specificRecipient).toEqual(before.specificSender);
  });

  for (const [what, damaged] of [
    ['nothing', { resourceType: 'Bundle' }],
    ['no resources', { resourceType: 'Bundle', entry: [] }],
    [
      'entries that are none',
      { resourceType: 'Bundle', entry: [null, 7, { resource: 'x' }, { resource: {} }] },
    ],
    ['a header alone', { resourceType: 'Bundle', entry: [{ resource: { resourceType: 'MessageHeader' } }] }],
    [
      'segments of other shapes',
      {
        resourceType: 'Bundle',
        entry: [
          {
            resource: { resourceType: 'Communication', payload: [null, 'x', { contentAttachment: 'x' }, []] },
          },
        ],
      },
    ],
  ] as const) {
    test(`to a message with ${what} is written all the same`, () => {
      const input = { ...written('damaged'), sender: counterpart, receiver: ourSystem };
      const read = readCareCommunication(replyTo(damaged, input));

      expect(read).toMatchObject({ sender: counterpart, receiver: ourSystem, category: 'other' });
      expect(read.segments.at(-1)).toMatchObject({ kind: 'text', text: 'Tak' });
    });
  }
});

test.describe('a forwarded message', () => {
  const previous = replyWithAttachment();
  const before = readCareCommunication(previous);
  const forwarded = forwardedThread();
  const after = readCareCommunication(forwarded);

  test('opens a new thread with somebody else', () => {
    expect(after.communicationId).not.toBe(before.communicationId);
    expect(after.receiver).toEqual(legacyCounterpart);
    expect(after.sender).toEqual(before.receiver);
    expect(after.specificRecipient).toBeUndefined();
    expect(after.category).toBe('discharge');
    expect(after.timestamp).toBe('2026-07-01T08:00:00+02:00');
  });

  test('has all earlier segments with all their content, and all Provenances', () => {
    expect(after.segments.slice(0, before.segments.length)).toEqual(before.segments);
    expect(after.provenances.slice(0, 2)).toEqual(before.provenances);
    expect(after.provenances[2]).toMatchObject({
      activity: 'forward-message',
      targetId: after.headerId,
      revision: { reference: `MessageHeader/${before.headerId}` },
      sources: [after.segments.at(-1)?.identifier],
    });
    expect(after.episodesOfCare).toEqual(before.episodesOfCare);
  });

  test('keeps attachments that came with their content', () => {
    const direct = forward(messageWithEverything(), { ...written('direct'), receiver: legacyCounterpart });

    expect(payloads(direct).slice(0, 4)).toEqual(payloads(messageWithEverything()));
  });
});

test('a message that is sent again is the same but for the id and time of its Bundle', () => {
  const first = messageWithEverything();
  const again = resent(first, { now: new Date('2026-03-02T08:45:04Z'), newId: () => 'other' });

  expect(again).toEqual({ ...first, id: 'other', timestamp: '2026-03-02T09:45:04+01:00' });
  expect(readCareCommunication(again).headerId).toBe(readCareCommunication(first).headerId);
});

test('an author with a code and a text is written as it is', () => {
  const message = newMessage({
    ...written('both'),
    sender: ourSystem,
    receiver: counterpart,
    patient,
    category: 'other',
    author: { given: [], family: undefined, roleCode: 'laege', roleText: 'Læge' },
  });

  expect(readCareCommunication(message).segments[0]?.author).toEqual({
    given: [],
    family: undefined,
    roleCode: 'laege',
    roleText: 'Læge',
  });
});

function written(name: string) {
  return {
    text: 'Tak',
    author: visitator,
    phone: '87654321',
    now: new Date('2026-03-02T12:30:00Z'),
    newId: fixedIds(name),
  };
}

function payloads(bundle: FhirResource): unknown[] {
  return valuesAt(resourcesOf(bundle, 'Communication')[0], 'payload');
}

function unresolved(bundle: FhirResource): string[] {
  return referencesIn(bundle).filter((reference) => !resolveReference(bundle, reference));
}

function referencesIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(referencesIn);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, member]) =>
    name === 'reference' && typeof member === 'string' ? [member] : referencesIn(member),
  );
}

/** The same message with fullUrls that are no addresses, and references that name them. */
function withUrnReferences(bundle: FhirResource): FhirResource {
  const text = JSON.stringify(bundle)
    .replaceAll('https://medcomfhir.dk/ig/carecommunication/', 'urn:uuid:')
    .replaceAll(/"(?:urn:uuid:)?(?:[A-Z]\w+)\/([0-9a-f-]{36})"/g, '"urn:uuid:$1"');
  return JSON.parse(text) as FhirResource;
}
