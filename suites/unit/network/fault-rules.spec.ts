import { expect, test } from '@playwright/test';

import { corruptions } from '../../../src/network/corruption.ts';
import { faultRule, faultRules, type FaultRule, type Passing } from '../../../src/network/fault-rules.ts';
import { readEnvelope } from '../../../src/message/read-envelope.ts';
import { bytesOf, careCommunicationEnvelope, municipality, practice, referenceSystem } from './sample.ts';

const message: Passing = {
  from: referenceSystem.gln,
  to: municipality.gln,
  carries: 'message',
  documentName: 'MCM:FDIS91#other',
};
const receipt: Passing = { from: municipality.gln, to: referenceSystem.gln, carries: 'receipt' };
const whole = { delayMilliseconds: 0, held: false };

function fates(rules: Readonly<Record<string, FaultRule>>, passing: readonly Passing[]) {
  const made = faultRules();
  for (const [name, rule] of Object.entries(rules)) made.put(name, rule);
  return passing.map((one) => made.fateOf(one));
}

test('without rules an envelope passes as it is', () => {
  expect(fates({}, [message])).toEqual([{ copies: [whole], rules: [] }]);
});

const effects: Readonly<Record<string, readonly [rule: FaultRule, copies: readonly object[]]>> = {
  drop: [{ kind: 'drop' }, []],
  delay: [{ kind: 'delay', milliseconds: 500 }, [{ delayMilliseconds: 500, held: false }]],
  duplicate: [{ kind: 'duplicate' }, [whole, whole]],
  'duplicate more often': [{ kind: 'duplicate', times: 3 }, [whole, whole, whole]],
  reorder: [{ kind: 'reorder' }, [{ delayMilliseconds: 0, held: true }]],
  corrupt: [{ kind: 'corrupt', how: 'truncated' }, [{ ...whole, corruption: 'truncated' }]],
};

for (const [name, [rule, copies]] of Object.entries(effects)) {
  test(`${name} decides what is delivered`, () => {
    expect(fates({ it: rule }, [message])).toEqual([{ copies, rules: ['it'] }]);
  });
}

test('a negative receipt takes the place of a message, and never of a receipt', () => {
  const [refused, untouched] = fates(
    { no: { kind: 'negative-receipt', by: 'vans', code: 2, description: 'nej' } },
    [message, receipt],
  );
  expect(refused).toEqual({
    copies: [],
    negative: { by: 'vans', code: 2, description: 'nej' },
    rules: ['no'],
  });
  expect(untouched).toEqual({ copies: [whole], rules: [] });
});

const scopes: Readonly<Record<string, readonly [scope: object, passing: Passing, applies: boolean]>> = {
  'the right sender': [{ from: referenceSystem.gln }, message, true],
  'another sender': [{ from: practice.gln }, message, false],
  'the right receiver': [{ to: municipality.gln }, message, true],
  'another receiver': [{ to: practice.gln }, message, false],
  'the beginning of the name': [{ documentName: 'MCM:FDIS91' }, message, true],
  'another name': [{ documentName: 'MCM:FCTL' }, message, false],
  'a name where there is none': [{ documentName: 'MCM:FCTL' }, receipt, false],
  messages: [{ carries: 'message' }, message, true],
  'messages, for a receipt': [{ carries: 'message' }, receipt, false],
  receipts: [{ carries: 'receipt' }, receipt, true],
};

for (const [what, [scope, passing, applies]] of Object.entries(scopes)) {
  test(`a rule for ${what} ${applies ? 'applies' : 'does not apply'}`, () => {
    const [fate] = fates({ gone: { kind: 'drop', ...scope } }, [passing]);
    expect(fate?.copies).toHaveLength(applies ? 0 : 1);
  });
}

test('a rule for the first two leaves the third alone, and counts only what it applies to', () => {
  const lost = fates({ gone: { kind: 'drop', first: 2, carries: 'message' } }, [
    message,
    receipt,
    message,
    message,
  ]);
  expect(lost.map(({ copies }) => copies.length)).toEqual([0, 1, 0, 1]);
});

test('several rules act in the order in which they were given', () => {
  const [fate] = fates(
    {
      twice: { kind: 'duplicate' },
      late: { kind: 'delay', milliseconds: 5 },
      later: { kind: 'delay', milliseconds: 7 },
    },
    [message],
  );
  const copy = { delayMilliseconds: 12, held: false };
  expect(fate).toEqual({ copies: [copy, copy], rules: ['twice', 'late', 'later'] });
});

test('a rule that is given again begins to count anew, and cleared rules are gone', () => {
  const rules = faultRules();
  const gone: FaultRule = { kind: 'drop', first: 1 };
  rules.put('gone', gone);
  expect(rules.fateOf(message).copies).toHaveLength(0);
  expect(rules.fateOf(message).copies).toHaveLength(1);
  rules.put('gone', gone);
  expect(rules.fateOf(message).copies).toHaveLength(0);
  rules.put('gone', gone);
  expect(rules.all()).toEqual({ gone });
  rules.clear();
  expect(rules.fateOf(message).copies).toHaveLength(1);
});

test('a rule that is not as it has to be is told', () => {
  expect(faultRule.safeParse({ kind: 'drop', form: '5790000120314' }).error?.issues[0]?.message).toBe(
    'Unrecognized key: "form"',
  );
  expect(faultRule.safeParse({ kind: 'delay' }).success).toBe(false);
  expect(faultRule.safeParse({ kind: 'corrupt', how: 'truncated', to: '579' }).success).toBe(false);
});

/** What a reader finds wrong with a corrupted envelope. */
const damage: Readonly<Record<keyof typeof corruptions, string | undefined>> = {
  truncated: 'not-xml',
  empty: 'not-xml',
  'byte-order-mark': undefined,
  'wrong-encoding': undefined,
  'wrong-size': 'size-mismatch',
  'not-base64': 'data-not-base64',
  'older-namespace': 'other-namespace',
};

for (const [how, problem] of Object.entries(damage)) {
  test(`an envelope that is corrupted by ${how} has ${problem ?? 'no problem'}, and always the same bytes`, () => {
    const bytes = bytesOf(careCommunicationEnvelope());
    const corrupt = corruptions[how as keyof typeof corruptions];
    const damaged = corrupt(bytes);
    expect(Buffer.compare(damaged, corrupt(bytes))).toBe(0);
    expect(Buffer.compare(damaged, bytes)).not.toBe(0);
    expect(readEnvelope(damaged).problems[0]?.code).toBe(problem);
  });
}
