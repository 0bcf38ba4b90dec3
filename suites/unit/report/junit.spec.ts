import { expect, test } from '@playwright/test';
import { attributeOf, childOf, childrenOf, textOf } from '../../../src/message/xml/element.ts';
import { readXml } from '../../../src/message/xml/read-xml.ts';
import { junitXml } from '../../../src/report/junit.ts';
import type { RunVerdict } from '../../../src/verdict/run-verdict.ts';
import { sampleFinding, sampleRequirement, sampleRun } from './sample.ts';

function suitesOf(run: RunVerdict) {
  const { root } = readXml(junitXml(run));
  return childrenOf(root, 'testsuite').map((suite) => ({
    name: attributeOf(suite, 'name'),
    counts: ['tests', 'failures', 'errors', 'skipped'].map((name) => Number(attributeOf(suite, name))),
    cases: childrenOf(suite, 'testcase').map((one) => ({
      name: attributeOf(one, 'name'),
      outcome: childrenOf(one)[0]?.name ?? 'passed',
      message: childrenOf(one)[0] && attributeOf(childrenOf(one)[0]!, 'message'),
      text: childrenOf(one)[0] && textOf(childrenOf(one)[0]!),
    })),
  }));
}

test('has a suite a scenario and a case a requirement', () => {
  const [suite] = suitesOf(sampleRun());
  expect(suite?.name).toBe('acknowledge-ok');
  expect(suite?.counts).toEqual([2, 1, 0, 0]);
  expect(suite?.cases.map(({ name, outcome }) => [name, outcome])).toEqual([
    ['ack.always-answered', 'passed'],
    ['ack.response-identifier', 'failure'],
  ]);
  expect(suite?.cases[1]?.message).toContain('expected response.identifier 7d1c4b5e');
  expect(suite?.cases[1]?.text).toContain('#6 Bundle.entry[0].resource.response.identifier');
});

test('names the system, the edition and the record as properties', () => {
  const { root } = readXml(junitXml(sampleRun()));
  const properties = childOf(childOf(root, 'testsuite')!, 'properties')!;
  const named = childrenOf(properties, 'property').map((one) => [
    attributeOf(one, 'name'),
    attributeOf(one, 'value'),
  ]);
  expect(Object.fromEntries(named)).toMatchObject({
    system: 'Prøvesten Referencesystem 1.4.2',
    gln: '5790000121526',
    edition: 'CareCommunication 5.0',
    exchange: 'exchanges/acknowledge-ok.json',
  });
});

test('skips what is unsupported, known, or for a person to decide, with the reason', () => {
  const [suite] = suitesOf(
    sampleRun({
      requirements: [
        sampleRequirement({ id: 'ack.always-answered', verdict: 'unsupported' }),
        sampleRequirement({ id: 'ack.ok-when-valid', verdict: 'review' }),
        sampleRequirement({ id: 'ack.response-identifier' }),
        sampleRequirement({ id: 'ack.provenance-chain', counts: false }),
      ],
      findings: [sampleFinding(), sampleFinding({ requirement: 'ack.provenance-chain' })],
      knownFailures: [
        { requirement: 'ack.response-identifier', reason: 'corrected in 1.5', state: 'failed-as-declared' },
      ],
    }),
  );
  expect(suite?.counts).toEqual([4, 0, 0, 4]);
  expect(suite?.cases.map(({ message }) => message)).toEqual([
    'the system declares that it does not do this',
    'a person has to look and decide',
    'corrected in 1.5',
    'newer than the edition, not counted',
  ]);
});

test('counts a blocked requirement as a failure', () => {
  const [suite] = suitesOf(
    sampleRun({
      requirements: [sampleRequirement({ verdict: 'blocked' })],
      findings: [
        sampleFinding({ outcome: 'blocked', expected: 'an acknowledgement', actual: 'none', at: '' }),
      ],
    }),
  );
  expect(suite?.cases[0]).toMatchObject({
    outcome: 'failure',
    message: 'expected an acknowledgement, found none',
  });
});

test('is met where nothing was found, although it fails elsewhere', () => {
  const [scenario] = sampleRun().scenarios;
  const suites = suitesOf(
    sampleRun({
      scenarios: [scenario!, { ...scenario!, id: 'receive-new' }],
      requirements: [sampleRequirement({ scenarios: ['acknowledge-ok', 'receive-new'] })],
    }),
  );
  expect(suites.map(({ cases }) => cases[0]?.outcome)).toEqual(['failure', 'passed']);
});

test('reports a fault of the harness as an error of the scenario', () => {
  const [scenario] = sampleRun().scenarios;
  const harnessError = { code: 'port-taken', message: 'port 8080 is taken' };
  const [suite] = suitesOf(sampleRun({ scenarios: [{ ...scenario!, verdict: 'error', harnessError }] }));
  expect(suite?.counts).toEqual([3, 1, 1, 0]);
  expect(suite?.cases[0]).toMatchObject({
    name: 'scenario',
    outcome: 'error',
    message: 'port 8080 is taken [port-taken]',
  });
});

test('stays well-formed whatever the system says', () => {
  const evil = `]]><script>"'&\0\u0007\u001B[31m\uD800\uFFFE\u{1F600}`;
  const [suite] = suitesOf(
    sampleRun({
      system: { name: evil, gln: evil },
      findings: [sampleFinding({ expected: evil, actual: evil, at: evil })],
    }),
  );
  expect(suite?.cases[1]?.text).toContain(`]]><script>"'&␀␇␛[31m\uFFFD[U+FFFE]\u{1F600}`);
});
