import { expect, test } from '@playwright/test';
import type { ValidationResult } from '../../../src/validation/validation-result.ts';
import { errorKeys } from './judged.ts';
import { builtInInvariantKeys, engineKeys, nativeInvariantKeys } from './keys.ts';
import { proofs } from './proofs/all-proofs.ts';
import type { Case, Proof } from './proofs/proof.ts';

const verdict = { fatal: 'refused', error: 'refused', warning: 'warned', information: 'told' } as const;

for (const proof of proofs) {
  const { key, severity, of, refused, allowed, besides } = proof;
  test(`${of} ${refused[0]} is ${verdict[severity]} with ${key}`, async () => {
    const { issues, valid } = await judged(proof, refused);
    expect(issues).toContainEqual(expect.objectContaining({ key, severity }));
    if (severity === 'error' || severity === 'fatal') expect(valid).toBe(false);
  });
  test(`${of} ${allowed[0]} is not ${verdict[severity]} with ${key}`, async () => {
    const result = await judged(proof, allowed);
    expect(result.issues.filter((each) => each.key === key && each.severity === severity)).toEqual([]);
    expect(errorKeys(result).toSorted()).toEqual(besides.toSorted());
  });
}

test('every key has its proof', () => {
  const proved = new Set(proofs.map(({ key }) => key));
  const keys = [...engineKeys(), ...builtInInvariantKeys(), ...nativeInvariantKeys()];
  expect(keys.length).toBeGreaterThan(130);
  expect(keys.filter((key) => !proved.has(key))).toEqual([]);
});

test('every proof is of a key that can be given', () => {
  const keys = new Set([...engineKeys(), ...builtInInvariantKeys(), ...nativeInvariantKeys()]);
  expect(proofs.map(({ key }) => key).filter((key) => !keys.has(key))).toEqual([]);
});

async function judged({ validator, refused, allowed }: Proof, [, bytes]: Case): Promise<ValidationResult> {
  expect(refused[1]()).not.toEqual(allowed[1]());
  return (await validator()).validate(bytes());
}
