import { expect, test } from '@playwright/test';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { catalogue, requirementIds } from '../../src/requirement/catalogue.ts';
import type { Requirement } from '../../src/requirement/define.ts';
import { editions } from '../../src/requirement/editions.ts';
import { sources } from '../../src/requirement/sources.ts';
import { formatted } from '../../scripts/in-step.ts';
import { requirementsPage } from '../../scripts/requirements-page.ts';
import { verdictsSchema } from '../../scripts/verdicts-schema.ts';

const all: readonly (readonly [string, Requirement])[] = Object.entries(catalogue);
const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test.describe('the catalogue', () => {
  test('has ids that are an area and a slug, and stay an address', () => {
    const odd = requirementIds.filter((id) => !/^[a-z]+\.[a-z0-9]+(-[a-z0-9]+)*$/.test(id));
    expect(odd).toEqual([]);
  });

  test('says every rule and remedy in both languages, as a phrase', () => {
    for (const [id, { text, remedy }] of all) {
      for (const phrase of [text.en, text.da, remedy.en, remedy.da]) {
        expect(phrase, id).toMatch(/^\S.*[^.\s]$/);
        expect(phrase, id).not.toMatch(/^[A-ZÆØÅ][a-zæøå]+ /);
      }
      expect(text.da, id).not.toBe(text.en);
    }
  });

  test('cites a document for every requirement, and requires something of every document', () => {
    const cited = new Set(all.flatMap(([, { source }]) => source.map(([key]) => key)));
    expect(all.filter(([, { source }]) => source.length === 0)).toEqual([]);
    expect(Object.keys(sources).filter((key) => !cited.has(key as keyof typeof sources))).toEqual([]);
  });

  test('is what its page says', async () => {
    const page = await formatted('docs/requirements.md', requirementsPage());
    expect(read('docs/requirements.md'), 'run: node scripts/write-requirements-page.ts').toBe(page);
  });
});

test.describe('an edition', () => {
  // A published list never changes. A requirement that is added later belongs to the next edition.
  const published = {
    'CareCommunication 5.0': '3c64039f6e83ad6368dffcead46b342cd4bac33b96f1516f8ae68fabc7f049c2',
  } satisfies Record<keyof typeof editions, string>;

  for (const [edition, ids] of Object.entries(editions)) {
    test(`${edition} is frozen`, () => {
      const digest = createHash('sha256').update(ids.toSorted().join('\n')).digest('hex');
      expect(digest, `the list of ${edition} was changed`).toBe(published[edition as keyof typeof published]);
    });

    test(`${edition} counts only what can be judged, and each once`, () => {
      expect(ids.filter((id) => 'untestable' in catalogue[id])).toEqual([]);
      expect(new Set(ids).size).toBe(ids.length);
    });
  }
});

test('the JSON Schema of verdicts is what the code writes', async () => {
  const schema = await formatted('docs/verdicts.schema.json', verdictsSchema());
  expect(read('docs/verdicts.schema.json'), 'run: node scripts/write-verdicts-schema.ts').toBe(schema);
});
