import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { expect, test } from '@playwright/test';

import { envelopeMemory } from '../../../src/network/envelope-memory.ts';
import { headOf } from '../../../src/network/journal-entry.ts';
import { mailReader } from '../../../src/network/mail-of-record.ts';
import { careCommunicationEnvelope, moment, municipality, referenceSystem } from './sample.ts';

const place = { segment: 1, offset: 0, length: 10 };
const sender = referenceSystem.gln;

test('an accepted envelope is known by its sender and identifier, with its content and its receipt', () => {
  const memory = envelopeMemory();
  memory.accept({ sender, id: 'a' }, 'content');
  expect(memory.find({ sender, id: 'a' })).toEqual({ contentId: 'content' });
  expect(memory.find({ sender: municipality.gln, id: 'a' })).toBeUndefined();
  memory.giveReceipt({ sender, id: 'a' }, place);
  memory.giveReceipt({ sender, id: 'never accepted' }, place);
  expect(memory.find({ sender, id: 'a' })).toEqual({ contentId: 'content', receipt: place });
});

test('what was made of an envelope leads back to it', () => {
  const memory = envelopeMemory();
  const original = headOf(careCommunicationEnvelope());
  memory.convert(original, ['one', 'two']);
  expect([memory.originalOf('one'), memory.originalOf('two')]).toEqual([original, original]);
  expect(memory.originalOf(original.id)).toBeUndefined();
});

test('the oldest of more than 100 000 envelopes is forgotten', () => {
  const memory = envelopeMemory();
  for (let number = 0; number <= 100_000; number++) memory.accept({ sender, id: `id-${number}` }, 'content');
  expect(memory.find({ sender, id: 'id-0' })).toBeUndefined();
  expect(memory.find({ sender, id: 'id-1' })).toEqual({ contentId: 'content' });
});

/** Bytes on the heap once everything that can be freed has been. */
function heap(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

test('neither the memory nor a mail keeps the document that its texts were cut out of', () => {
  const memory = envelopeMemory();
  const read = mailReader();
  const kept: unknown[] = [];
  const before = heap();
  for (let number = 0; number < 50; number++) {
    // The way of a reader: every text is a piece of one long document.
    const document = `${'x'.repeat(1_000_000)} this-is-the-identifier-of-envelope-${number}`;
    const id = document.slice(1_000_001);
    memory.accept({ sender, id }, id);
    memory.convert({ ...headOf(careCommunicationEnvelope()), id }, [id]);
    kept.push(
      read({
        sequence: number,
        fact: {
          at: moment.toISOString(),
          event: 'queued',
          party: sender,
          transport: { by: 'vans' },
          state: { kind: 'waiting', to: id, envelopeId: id, body: place },
        },
      }),
    );
  }
  expect(heap() - before).toBeLessThan(10_000_000);
  expect(kept).toHaveLength(50);
});
