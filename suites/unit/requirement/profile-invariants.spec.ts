import { expect, test } from '@playwright/test';
import { mostRecordedIssues, type RecordedIssue } from '../../../src/exchange/exchange.ts';
import { catalogue, isRequirementId, type RequirementId } from '../../../src/requirement/catalogue.ts';
import { invariants } from '../../../src/requirement/named-invariants.ts';
import { acknowledgement } from '../../../src/validation/built-in/acknowledgement.ts';
import { careCommunication } from '../../../src/validation/built-in/care-communication.ts';
import { medcomCore } from '../../../src/validation/built-in/medcom-core.ts';
import { messaging2, messaging4 } from '../../../src/validation/built-in/messaging.ts';
import { judge } from '../../../src/verdict/judge.ts';
import { communication } from './alter.ts';
import { eachBreaks } from './faulty.ts';
import { receiving, sending, type Changes } from './scenes.ts';

const by = { definitions: 'built-in carecommunication 5.0', hash: '0' };
const belongs = 'a specific sender belongs to the organisation that sends the message';
const place = 'Bundle.entry[1].resource';

function issue(key: string, severity: RecordedIssue['severity'] = 'error'): RecordedIssue {
  return { severity, key, path: place, message: belongs };
}

function invalidBy(...issues: readonly RecordedIssue[]): Changes['validation'] {
  return { ...by, valid: false, issues };
}

function findingsOf(id: RequirementId, validation: Changes['validation'], changes: Changes = {}) {
  const exchange = sending({ ...changes, validation });
  return judge(exchange).requirements.find((one) => one.id === id)?.findings ?? [];
}

test('every invariant that MedCom names is one that a requirement cites', () => {
  const named = [careCommunication, messaging4, acknowledgement, messaging2, medcomCore]
    .flatMap((profiles) => [...profiles.matchAll(/!(\S+)/gu)])
    .map(([, key = '']) => key);
  const cited = new Set(
    Object.values(catalogue).flatMap(({ source }) => source.flatMap(([, label]) => label.split(', '))),
  );
  expect(new Set(named).size).toBeGreaterThan(15);
  expect(named.filter((key) => !cited.has(key))).toEqual([]);
});

test.describe('a message that breaks', () => {
  eachBreaks(
    Object.entries(invariants).flatMap(([slug, { keys }]) => {
      const id = `profile.${slug}`;
      if (!isRequirementId(id)) throw new Error(`${id} is not in the catalogue`);
      return keys.map(
        (key) => [key, ['profile.valid', id], () => sending({ validation: invalidBy(issue(key)) })] as const,
      );
    }),
  );
});

test.describe('an acknowledgement that breaks', () => {
  eachBreaks([
    [
      'a rule of every message',
      ['profile.valid', 'profile.provenance-present'],
      () => receiving({ validation: invalidBy(issue('medcom-messaging-2')) }),
    ],
  ]);
});

test.describe('a named invariant', () => {
  const id = 'profile.specific-sender-belongs';
  const key = 'medcom-careCommunication-11';
  const expected = `no error ${key} by ${by.definitions}`;

  test('is told with the words and the place of the validator', () => {
    expect(findingsOf(id, invalidBy(issue('cardinality.min'), issue(key)))).toEqual([
      { outcome: 'fail', expected, actual: `${key}: ${belongs}`, at: `#2 ${place}` },
    ]);
  });

  test('is kept by a message that is broken otherwise, or only warned of', () => {
    expect(findingsOf(id, invalidBy(issue('cardinality.min'), issue(key, 'warning')))).toEqual([
      { outcome: 'pass', expected, actual: 'none', at: '#2' },
    ]);
  });

  test('is not held to be kept where the validator could not read on', () => {
    expect(findingsOf(id, invalidBy(issue('json.syntax', 'fatal')))).toEqual([]);
  });

  test('is not held to be kept where the record has no room for more issues', () => {
    const full = Array.from({ length: mostRecordedIssues }, () => issue('cardinality.min'));
    expect(findingsOf(id, invalidBy(...full))).toEqual([]);
    expect(findingsOf(id, invalidBy(...full.slice(1)))).toHaveLength(1);
  });
});

test.describe('an invariant of a resource', () => {
  const id = 'profile.encounter-has-episode';
  const bare = communication((one) => delete one['meta']);

  test('is not held to be kept where the resource claims no profile', () => {
    const validation = invalidBy(issue('reference.profile'));
    expect(findingsOf(id, validation)).toHaveLength(1);
    expect(findingsOf(id, validation, { message: bare })).toEqual([]);
  });

  test('is kept by a message that is valid without such a claim', () => {
    const validation = { ...by, valid: true, issues: [] };
    expect(findingsOf(id, validation, { message: bare }).map(({ outcome }) => outcome)).toEqual(['pass']);
  });
});

test.describe('the validity of a message', () => {
  test('names an invariant once, and where it is told', () => {
    const key = 'medcom-careCommunication-11';
    const found = findingsOf('profile.valid', invalidBy(issue(key), issue('cardinality.min'), issue(key)));
    expect(found.map(({ actual, at }) => ({ actual, at }))).toEqual([
      { actual: `cardinality.min: ${belongs}`, at: `#2 ${place}` },
      { actual: `${key}: see profile.specific-sender-belongs`, at: '#2' },
    ]);
  });

  test('tells an invariant in full when its requirement is not asked', () => {
    const key = 'medcom-careCommunication-11';
    const [found] = findingsOf('profile.valid', invalidBy(issue(key)), {
      declared: ['receive-care-communication'],
    });
    expect(found?.actual).toBe(`${key}: ${belongs}`);
  });
});
