import { expect, test } from '@playwright/test';
import { acknowledge } from '../../../src/message/acknowledge.ts';
import { forward, replyTo } from '../../../src/message/compose.ts';
import type { FhirResource } from '../../../src/message/fhir-message.ts';
import { kindOf } from '../../../src/message/fhir-kind.ts';
import { narrativeOf } from '../../../src/message/narrative.ts';
import { resourcesOf } from '../../../src/message/query.ts';
import { readAcknowledgement } from '../../../src/message/read-acknowledgement.ts';
import { readCareCommunication } from '../../../src/message/read-care-communication.ts';
import { writeFhir } from '../../../src/message/write-fhir.ts';
import {
  fixedIds,
  legacyCounterpart,
  replyWithAttachment,
  simpleMessage,
  visitator,
} from './message-samples.ts';

const oddities = [
  null,
  7,
  true,
  '',
  'x',
  [],
  {},
  [null],
  [[{}]],
  { reference: 7 },
  { reference: 'Patient/1' },
];

/** What is done to a message that came in, with how many odd shapes in each place: none of it may break on any. */
const uses: readonly (readonly [string, number, (bundle: FhirResource) => unknown])[] = [
  ['kindOf', 2, kindOf],
  ['readCareCommunication', 2, readCareCommunication],
  ['readAcknowledgement', 2, readAcknowledgement],
  ['narrativeOf', 1, (bundle) => resourcesOf(bundle).map(narrativeOf)],
  ['replyTo', 1, (bundle) => replyTo(bundle, written())],
  ['forward', 1, (bundle) => forward(bundle, { ...written(), receiver: legacyCounterpart })],
];

for (const [name, shapes, use] of uses) {
  test(`${name} takes any shape in any place`, () => {
    const outcomes = [...damages(replyWithAttachment(), shapes)].map((damaged) =>
      outcomeOf(() => use(damaged)),
    );

    expect(outcomes.length).toBeGreaterThan(400);
    expect(outcomes.filter((outcome) => outcome !== 'done')).toEqual([]);
  });
}

test('a message with any shape in any place is acknowledged, and the answer can be written in XML', () => {
  const outcomes = [...damages(simpleMessage(), 1)].map((damaged) =>
    outcomeOf(() => {
      const answer = acknowledge(damaged, { code: 'ok', now: new Date(0), newId: fixedIds('odd') });
      writeFhir(answer, 'xml');
    }),
  );

  expect(outcomes.length).toBeGreaterThan(150);
  expect(outcomes.filter((outcome) => outcome !== 'done')).toEqual([]);
});

function outcomeOf(work: () => unknown): string {
  try {
    work();
    return 'done';
  } catch (error) {
    return String((error as Error).stack);
  }
}

function written() {
  return { text: 'x', author: visitator, phone: '1', now: new Date(0), newId: fixedIds('odd') };
}

/** The message once for each of its nodes and, in turn, one of the oddities in that place. */
function* damages(message: FhirResource, shapes: number): Iterable<FhirResource> {
  let turn = 0;
  for (const path of pathsIn(message, [])) {
    for (let next = 0; next < shapes; next += 1) {
      turn += 1;
      yield replaced(message, path, oddities[turn % oddities.length]) as FhirResource;
    }
  }
}

function pathsIn(node: unknown, path: readonly string[]): (readonly string[])[] {
  if (typeof node !== 'object' || node === null) return [path];
  const inside = Object.entries(node)
    .filter(([name]) => name !== 'div')
    .flatMap(([name, member]) => pathsIn(member, [...path, name]));
  return path.length === 0 ? inside : [path, ...inside];
}

function replaced(node: unknown, [name, ...rest]: readonly string[], by: unknown): unknown {
  if (name === undefined) return by;
  const member = replaced((node as Record<string, unknown>)[name], rest, by);
  if (!Array.isArray(node)) return { ...(node as object), [name]: member };
  return node.with(Number(name), member);
}
