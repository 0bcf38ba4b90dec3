import type { Random } from './random.ts';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Holder = Json[] | { [name: string]: Json };
/** Where a value stands: in what, and under which name or index. */
type Spot = { readonly holder: Holder; readonly key: string };

const values: readonly Json[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e308,
  '',
  ' ',
  '  x',
  'x ',
  'æøå',
  '😀',
  '\u0000',
  'true',
  '0',
  '-1',
  '1.0',
  'foo',
  'a  b',
  '2024',
  '2024-02-30',
  '2024-13-01',
  '2024-01-01T10:00:00',
  '2024-01-01T10:00:00Z',
  '0000-01-01',
  '24:00:00',
  'urn:uuid:ABC',
  'urn:uuid:7e0f8a54-0f0f-4b0b-9f0e-0d8f1c2b3a49',
  'urn:oid:1.2.3',
  'urn:oid:abc',
  'http://example.org/x',
  'http://prove.dk/x y',
  'HTTP://PROVE.DK',
  '#x',
  '#',
  'Patient/1',
  'Patient/1/_history/1',
  'final',
  'active',
  'official',
  'application/pdf',
  'text/plain; charset=utf-8',
  'da',
  'da-DK',
  'xx-123456789',
  '5790000121526',
  '2509479989',
  'x'.repeat(70),
  [],
  {},
  [[]],
  [null],
  { a: 1 },
  { extension: [] },
  { id: 'x' },
  { extension: [{ url: 'http://prove.dk/x', valueString: 'x' }] },
];

const mutations: Record<string, (spot: Spot, all: readonly Spot[], random: Random) => void> = {
  delete: ({ holder, key }) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  },
  replace: (spot, _, random) => put(spot, structuredClone(random.pick(values))),
  repeat: ({ holder, key }) => {
    if (Array.isArray(holder)) holder.push(structuredClone(holder[Number(key)]!));
    else holder[key] = [structuredClone(holder[key]!), holder[key]!];
  },
  unwrap: (spot) => {
    const value = at(spot);
    if (Array.isArray(value) && value.length > 0) put(spot, value[0]!);
  },
  rename: ({ holder, key }, all, random) => {
    if (Array.isArray(holder)) return;
    const other = random.pick(all).key;
    const value = holder[key]!;
    delete holder[key];
    holder[other] = value;
  },
  graft: (spot, all, random) => put(spot, structuredClone(at(random.pick(all)))),
  swap: (spot, all, random) => {
    const other = random.pick(all);
    const [mine, theirs] = [structuredClone(at(spot)), structuredClone(at(other))];
    put(other, mine);
    put(spot, theirs);
  },
  add: (spot, all, random) => {
    const value = at(spot);
    const from = random.pick(all);
    if (value && typeof value === 'object' && !Array.isArray(value))
      value[from.key] = structuredClone(at(from));
  },
  shuffle: (spot) => {
    const value = at(spot);
    if (Array.isArray(value)) value.reverse();
  },
  edit: (spot, _, random) => {
    const value = at(spot);
    if (typeof value !== 'string' || value === '') return;
    const place = random.below(value.length);
    put(
      spot,
      value.slice(0, place) +
        random.pick(['', 'X', ' ', '0', '/', '|', value[place]!.toUpperCase()]) +
        value.slice(place + 1),
    );
  },
};

/** A copy of a message with one to three random changes, and what they were. */
export function mutateJson(message: Json, random: Random): { readonly message: Json; readonly what: string } {
  const copy = structuredClone(message);
  const what: string[] = [];
  for (let changes = 1 + Math.max(random.below(6) - 3, 0); changes > 0; changes--) {
    const spots = [...spotsIn(copy)];
    if (spots.length === 0) break;
    const name = random.pick(Object.keys(mutations));
    const spot = random.pick(spots);
    mutations[name]!(spot, spots, random);
    what.push(`${name} ${spot.key}`);
  }
  return { message: copy, what: what.join(', ') };
}

function* spotsIn(value: Json): Generator<Spot> {
  if (value === null || typeof value !== 'object') return;
  for (const key of Object.keys(value)) {
    // A narrative is one value among hundreds; its text is changed by the mutations of bytes.
    const holder = value;
    yield { holder, key };
    yield* spotsIn(at({ holder, key }));
  }
}

function at({ holder, key }: Spot): Json {
  return (Array.isArray(holder) ? holder[Number(key)] : holder[key]) ?? null;
}

function put({ holder, key }: Spot, value: Json): void {
  if (Array.isArray(holder)) holder[Number(key)] = value;
  else holder[key] = value;
}
