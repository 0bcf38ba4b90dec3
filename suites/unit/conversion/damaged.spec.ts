import { expect, test } from '@playwright/test';
import { readLetter } from '../../../src/message/read-letter.ts';
import { fixture } from '../message/fixture.ts';
import { type Choices, choices, message } from './generate.ts';
import { envelopeOf, service } from './service.ts';

const texts = [
  ' ',
  '\u00A0',
  '\u0085',
  '',
  '\n',
  '\u0000',
  '\uD83D',
  'urn:uuid:',
  '2026-01-01',
  'x'.repeat(5000),
];
const strange: readonly unknown[] = [...texts, null, 0, true, [], {}];

type Place = { readonly holder: Record<string, unknown>; readonly key: string };

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])]);
}

function damaged(from: Choices): unknown {
  const bundle = structuredClone(message(from, from.below(20)));
  const places = placesIn(bundle);
  for (let count = 1 + from.below(3); count > 0; count -= 1) {
    const { holder, key } = from.one(places);
    if (from.chance(0.3)) delete holder[key];
    else holder[key] = from.one(strange);
  }
  return bundle;
}

test('a message with something wrong in it is a valid letter, or refused', async () => {
  const kinds = new Set<string>();
  for (let seed = 1; seed <= 250; seed += 1) {
    const data = Buffer.from(JSON.stringify(damaged(choices(seed))));
    const outcome = await service().bytes('care-communication', data);
    kinds.add(outcome.kind);
    if (outcome.kind === 'converted')
      expect(readLetter(envelopeOf(outcome).data).problems, `${seed}`).toEqual([]);
    else expect(outcome, `${seed}`).toMatchObject({ kind: 'refused', code: 8 });
  }
  expect([...kinds].toSorted()).toEqual(['converted', 'refused']);
});

test('a letter with a byte changed is converted, or refused with a reason', async () => {
  const original = fixture('letter/xdis91-full.xml');
  const kinds = new Set<string>();
  for (let seed = 1; seed <= 150; seed += 1) {
    const { below } = choices(seed);
    const bytes = Buffer.from(original);
    bytes[below(bytes.length)] = below(256);
    const outcome = await service().bytes('XDIS91', bytes);
    kinds.add(outcome.kind);
    if (outcome.kind === 'refused') expect(outcome.description.length).toBeGreaterThan('XDIS91: '.length);
  }
  expect([...kinds].toSorted()).toEqual(['converted', 'refused']);
});
