import { expect, test } from '@playwright/test';
import { catalogue } from '../../../src/requirement/catalogue.ts';
import { progressLine, verdictTable } from '../../../src/report/terminal.ts';
import type { RunScenario } from '../../../src/verdict/run-verdict.ts';
import { sampleFinding, sampleRequirement, sampleRun } from './sample.ts';

// Ids that no catalogue has: what is said then depends on nothing but the run.
const run = sampleRun({
  requirements: [
    sampleRequirement({ id: 'sample.answered', verdict: 'pass', passes: 1 }),
    sampleRequirement({ id: 'sample.identifier' }),
  ],
  findings: [
    sampleFinding({ requirement: 'sample.identifier' }),
    sampleFinding({ requirement: 'sample.identifier', scenario: 'receive-new', at: '#9 Bundle.id' }),
  ],
});

test('says what to change, the numbers, the verdict, and where the reports are', () => {
  expect(verdictTable(run, { reports: [['page', 'reports/latest/report.html']] })).toBe(`\
FAIL  sample.identifier  MUST
  An acknowledgement names the message that it answers in response.identifier.

  expected  response.identifier 7d1c4b5e-52a6-4c4b-9a43-0d6f0e6a4a11, the
            MessageHeader.id of #4
  found     response.identifier 11111111-52a6-4c4b-9a43-0d6f0e6a4a11
  where     acknowledge-ok #6 Bundle.entry[0].resource.response.identifier
  also      receive-new #9 Bundle.id

        pass  fail  warn  blocked  unsupp.  review
sample     1     1     ·        ·        ·       ·
all        1     1     ·        ·        ·       ·

DOES NOT CONFORM
Prøvesten Referencesystem 1.4.2 · CareCommunication 5.0
1 of 2 requirements is not met.

page  reports/latest/report.html
`);
});

test('speaks Danish', () => {
  const text = verdictTable(run, { lang: 'da' });
  expect(text).toContain('OVERHOLDER IKKE STANDARDEN');
  expect(text).toContain('1 af 2 krav er ikke opfyldt.');
  expect(text).toContain('forventet  response.identifier');
});

test("gives the catalogue's advice", () => {
  const { remedy } = catalogue['ack.response-identifier'];
  const text = verdictTable(sampleRun()).replaceAll(/\s+/g, ' ');
  expect(text.toLowerCase()).toContain(`change ${remedy.en.toLowerCase()}`);
});

test('keeps to the columns that there are', () => {
  const long = sampleRun({
    findings: [
      sampleFinding({
        expected: 'x'.repeat(300),
        actual: `${'word '.repeat(80)}æøå`,
        at: `#6 ${'Bundle.entry'.repeat(20)}`,
      }),
    ],
  });
  for (const width of [60, 80, 100]) {
    for (const lang of ['en', 'da'] as const) {
      const lines = verdictTable(long, { width, lang }).split('\n');
      expect(lines.filter((line) => Array.from(line).length > width)).toEqual([]);
    }
  }
});

test('keeps a progress line to its width, and the time in its column', () => {
  const scenario = {
    id: 'acknowledge-ok',
    title: 'a title '.repeat(20),
    verdict: 'fail',
    milliseconds: 1240,
  } as const;
  const short = { ...scenario, title: 'short', milliseconds: 65_000 };
  expect(progressLine(scenario)).toHaveLength(80);
  expect(progressLine(short)).toHaveLength(80);
  expect(progressLine(short)).toMatch(/^ {2}fail +acknowledge-ok {2}short +1 min 5 s$/);
});

test('has no colours unless told', () => {
  expect(verdictTable(run)).not.toContain('\u001B');
  expect(verdictTable(run, { colour: true })).toContain('\u001B[1;31mDOES NOT CONFORM\u001B[0m');
});

test('lets nothing of the system steer the terminal', () => {
  const evil = '\u001B]0;owned\u0007\u001B[2J\u009B31m\r';
  const text = verdictTable(
    sampleRun({
      system: { name: evil, gln: '5790000121526' },
      findings: [sampleFinding({ expected: evil, actual: evil, at: evil, scenario: evil })],
    }),
  );
  expect(text).not.toMatch(/[^\P{Cc}\n]/u);
  expect(progressLine({ id: evil, title: evil, verdict: 'fail', milliseconds: 1 })).not.toMatch(/\p{Cc}/u);
});

test('tells a known failure apart and does not count it', () => {
  const text = verdictTable(
    sampleRun({
      verdict: 'conforms',
      exitCode: 0,
      knownFailures: [
        { requirement: 'ack.response-identifier', reason: 'corrected in 1.5', state: 'failed-as-declared' },
      ],
    }),
  );
  expect(text).toMatch(/^KNOWN {2}ack\.response-identifier/);
  expect(text).toContain('declared  corrected in 1.5');
  expect(text).toContain('The one requirement that was put to the test is met.');
  expect(text).toContain('1 known failure');
  expect(text).toContain('declared and is not counted.');
});

test('puts together what a silent system leaves untried', () => {
  const ids = [
    'ack.ok-when-valid',
    'ack.provenance-chain',
    'ack.addressed-to-sender',
    'ack.never-acknowledged',
  ];
  const blocked = { outcome: 'blocked', expected: 'an acknowledgement', actual: 'none', at: '' } as const;
  const silentRun = (count: number) =>
    verdictTable(
      sampleRun({
        requirements: ids.slice(0, count).map((id) => sampleRequirement({ id, verdict: 'blocked' })),
        findings: ids.slice(0, count).map((requirement) => sampleFinding({ requirement, ...blocked })),
      }),
    );
  expect(silentRun(4)).toMatch(/^BLOCKED {2}4\n/);
  expect(silentRun(4).match(/^BLOCKED/gm)).toHaveLength(1);
  expect(silentRun(4)).toContain('4 of 4 could not be tried, which counts as not met.');
  expect(silentRun(3).match(/^BLOCKED/gm)).toHaveLength(3);
});

test('does not hide what was not put to the test', () => {
  const text = verdictTable(sampleRun({ notSeen: ['display.kind-shown', 'display.history-shown'] }));
  expect(text.replaceAll(/\s+/g, ' ')).toContain("2 of the edition's requirements were not put to the test.");
});

test('says what broke when the harness did', () => {
  const [scenario] = sampleRun().scenarios;
  const text = verdictTable(
    sampleRun({
      verdict: 'error',
      exitCode: 3,
      scenarios: [
        {
          ...scenario!,
          verdict: 'error',
          harnessError: { code: 'sut-unreachable', message: 'no answer from port 9' },
        },
      ],
      requirements: [],
      findings: [],
    }),
  );
  expect(text).toContain('COULD NOT BE JUDGED');
  expect(text).toContain('acknowledge-ok: no answer from port 9 [sut-unreachable]');
});

test('keeps apart what differs in more than ids, and shortens a long list', () => {
  const findings = Array.from({ length: 6 }, (_, index) =>
    sampleFinding({ actual: ['absent', 'empty', 'twice', 'wrong', 'late', 'early'][index] ?? '' }),
  );
  const text = verdictTable(sampleRun({ findings }));
  expect(text.match(/found /g)).toHaveLength(3);
  expect(text).toContain('… and 3 more, see report.html');
});

const undecided = (scenario: Partial<RunScenario>) => {
  const [first] = sampleRun().scenarios;
  const text = verdictTable(
    sampleRun({
      verdict: 'error',
      exitCode: 3,
      scenarios: [{ ...first!, ...scenario }],
      requirements: [],
      findings: [],
    }),
  );
  return text.replaceAll(/\s+/g, ' ');
};

test('says so when the scenarios try nothing that the system declares', () => {
  const text = undecided({ verdict: 'unsupported' });
  expect(text).toContain(
    'Nothing that the system declares is tried by these scenarios, so nothing is decided: add capabilities',
  );
  expect(text).not.toContain('failed');
  expect(undecided({ verdict: 'error' })).toContain('The harness or its surroundings failed in 1 of 1');
});

test('says what was not delivered, and that it is not held against the system', () => {
  const reason = 'cut.json was not delivered: the VANS refused it (code 8: the payload is not valid)';
  const text = undecided({ verdict: 'review', undelivered: reason });
  expect(text).toContain('No check had anything to look at in these scenarios');
  expect(text).toContain(`${reason}; that is not held against the system.`);
  expect(undecided({ verdict: 'review' })).not.toContain('not delivered');
});
