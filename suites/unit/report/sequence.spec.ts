import { expect, test } from '@playwright/test';
import { sequence } from '../../../src/report/sequence.ts';
import { counterpart, crossing, sampleEvents, sampleExchange, system } from './sample.ts';

test('puts each event between the right two', () => {
  const { lanes, steps } = sequence(sampleExchange());
  expect(lanes.map(({ role, gln }) => [role, gln])).toEqual([
    ['user', undefined],
    ['system', system.gln],
    ['vans', undefined],
    ['counterpart', counterpart.gln],
  ]);
  expect(steps.map(({ from, to }) => [from, to])).toEqual([
    [3, 3],
    [3, 2],
    [2, 1],
    [1, 2],
    [1, 2],
    [2, 3],
    [1, 0],
  ]);
});

test('says in both languages what an envelope carries', () => {
  const { steps } = sequence(sampleExchange());
  expect(steps.map(({ label }) => label.en)).toEqual([
    'a new message',
    'CareCommunication (other)',
    'CareCommunication (other)',
    'positive envelope receipt',
    'Acknowledgement (ok)',
    'Acknowledgement (ok)',
    'sees 1 message in the inbox',
  ]);
  expect(steps[4]?.label.da).toBe('Kvittering (ok)');
});

test('counts time from the beginning of the scenario', () => {
  expect(sequence(sampleExchange()).steps.map(({ milliseconds }) => milliseconds)).toEqual([
    0, 137, 274, 411, 548, 685, 822,
  ]);
});

test('marks what was refused or did not arrive', () => {
  const bytes = Buffer.from('not an envelope');
  const { steps } = sequence(
    sampleExchange([
      {
        ...crossing('from-system', system.gln, bytes),
        outcome: { accepted: false, code: 12, description: 'not XML' },
      },
      {
        ...crossing('to-system', system.gln, bytes),
        transport: { by: 'http-push', problem: 'connection refused' },
      },
      { ...crossing('to-system', system.gln, bytes), transport: { by: 'http-push', status: 500 } },
      crossing('from-system', system.gln, bytes),
    ]),
  );
  expect(steps.map(({ trouble, result }) => [trouble, result?.en])).toEqual([
    [true, 'http-post 202, refused by the VANS: 12 not XML'],
    [true, 'http-push: not delivered, connection refused'],
    [true, 'http-push 500'],
    [false, 'http-post 202'],
  ]);
  expect(steps[0]?.label.en).toMatch(/^bytes that are no envelope/);
});

test('gives every counterpart a lane of its own', () => {
  const events = sampleEvents().slice(1, 2);
  const { lanes } = sequence(
    sampleExchange([...events, { ...events[0]!, party: '5790001387419' } as (typeof events)[number]]),
  );
  expect(lanes.filter(({ role }) => role === 'counterpart').map(({ gln }) => gln)).toEqual([
    counterpart.gln,
    '5790001387419',
  ]);
});
