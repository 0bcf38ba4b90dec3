import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { listen } from '../../../src/network/listen.ts';
import type { Outgoing } from '../../../src/network/http-message.ts';
import { proevestenWith } from '../../self/proevesten.ts';
import { fixtures } from '../validation/judged.ts';

let folder: string;
test.beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'opinion-'))));
test.afterEach(() => rmSync(folder, { recursive: true }));

const careCommunication = fileURLToPath(new URL('care-communication/5.0/new.json', fixtures));
const acknowledgement = fileURLToPath(new URL('acknowledgement/2.0/ok.json', fixtures));

/** A message with an error that our own engine sees. */
function broken(): string {
  const file = path.join(folder, 'broken.json');
  const text = readFileSync(careCommunication, 'utf8');
  writeFileSync(file, text.replace('"type": "message"', '"type": "batch"'));
  return file;
}

type Request = {
  readonly cliContext: unknown;
  readonly validationContext: unknown;
  readonly filesToValidate: readonly { fileName: string; fileContent: string; fileType: string }[];
  readonly sessionId?: string;
};

const error = { level: 'ERROR', message: 'no good', location: 'Bundle.type', line: 3, col: 4, type: 'VALUE' };
const warning = { level: 'WARNING', message: 'hm', line: -1, col: -1 };

/** The HTTP service of the validator-wrapper, as far as it is asked. */
async function wrapper(answer: (request: Request, number: number) => Outgoing | readonly object[]) {
  const requests: Request[] = [];
  const service = await listen(({ path: asked, method, body }) => {
    if (asked !== '/validate' || method !== 'POST') return { status: 404 };
    const request: Request = JSON.parse(body.toString());
    requests.push(request);
    const said = answer(request, requests.length);
    if ('status' in said) return said;
    const fileInfo = request.filesToValidate[0];
    const sessionId = request.sessionId ?? `session-${requests.length}`;
    return { status: 200, body: JSON.stringify({ outcomes: [{ fileInfo, issues: said }], sessionId }) };
  });
  return { url: service.url, requests, [Symbol.asyncDispose]: () => service[Symbol.asyncDispose]() };
}

/** What the service is told to judge by. */
const context = (ig: string) => ({
  sv: '4.0.1',
  targetVer: '4.0.1',
  igs: [ig],
  txServer: null,
  locale: 'en',
});

const validate = (...args: string[]) => proevestenWith({}, 'validate', ...args);

test('a service that agrees is shown, and asked by the package that the built-in definitions stand for', async () => {
  await using service = await wrapper(() => [warning]);
  const files = [careCommunication, acknowledgement, careCommunication];
  const { exitCode, stdout, stderr } = await validate(...files, '--second-opinion', service.url);
  expect(stderr).toBe('');
  expect(stdout.split('\n').filter((line) => line.includes('second opinion'))).toEqual(
    Array.from({ length: 3 }, () => `  second opinion (${service.url}): valid, agrees`),
  );
  expect(stdout.trimEnd().split('\n').at(-1)).toBe(`no disagreement with ${service.url}`);
  expect(exitCode).toBe(0);
  expect(service.requests.map((request) => request.cliContext)).toEqual([
    context('medcom.fhir.dk.carecommunication#5.0.2'),
    context('medcom.fhir.dk.acknowledgement#2.0.3'),
    context('medcom.fhir.dk.carecommunication#5.0.2'),
  ]);
  expect(service.requests[0]!.validationContext).toEqual(service.requests[0]!.cliContext);
  expect(service.requests[0]!.filesToValidate).toEqual([
    { fileName: 'message.json', fileContent: readFileSync(careCommunication, 'utf8'), fileType: 'json' },
  ]);
  // A session has one package loaded, so the second standard gets one of its own.
  expect(service.requests.map(({ sessionId }) => sessionId)).toEqual([undefined, undefined, 'session-1']);
});

test('what the service alone refuses, and what it alone accepts, are disagreements; our verdict stands', async () => {
  await using service = await wrapper((_, number) => (number === 1 ? [error, warning] : []));
  const files = [careCommunication, broken()];
  const { exitCode, stdout } = await validate(...files, '--second-opinion', service.url);
  expect(stdout).toContain(`second opinion (${service.url}): not valid, DISAGREES`);
  expect(stdout).toContain(`    ERROR  no good\n      ${careCommunication}:3:4  Bundle.type\n`);
  expect(stdout).toContain(`second opinion (${service.url}): valid, DISAGREES`);
  expect(stdout.trimEnd().split('\n').at(-1)).toBe(`2 disagreements with ${service.url}`);
  expect(exitCode).toBe(1);
  const alone = await validate(careCommunication, '--second-opinion', service.url);
  expect(alone.exitCode).toBe(0);
});

test('programs get the second opinion as data', async () => {
  await using service = await wrapper(() => [error, warning]);
  const lines = await validate(careCommunication, '--second-opinion', service.url, '--format', 'ndjson');
  expect(JSON.parse(lines.stdout)).toMatchObject({ valid: true });
  expect(JSON.parse(lines.stdout).secondOpinion).toEqual({
    by: service.url,
    valid: false,
    agrees: false,
    issues: [
      { severity: 'error', message: 'no good', path: 'Bundle.type', line: 3, column: 4 },
      { severity: 'warning', message: 'hm' },
    ],
  });
  expect(lines.stderr).toBe(`proevesten: 1 disagreement with ${service.url}\n`);
  const args = ['--second-opinion', `${service.url}/validate`, '--format', 'operationoutcome'];
  const outcome = JSON.parse((await validate(careCommunication, ...args)).stdout);
  expect(outcome.issue.at(-1)).toEqual({
    severity: 'information',
    code: 'informational',
    details: { text: `second opinion of ${service.url}/validate: not valid, which differs` },
    diagnostics: 'no good',
  });
});

for (const [what, answer, said] of [
  ['is broken', { status: 500, body: 'no package\nat x' }, 'answers HTTP 500 no package [second-opinion]'],
  ['is something else', { status: 200, body: '<html>' }, 'does not answer as a validator-wrapper'],
  [
    'says nothing of the message',
    { status: 200, body: '{"outcomes":[]}' },
    'does not answer as a validator-wrapper',
  ],
] as const) {
  test(`our verdicts are told when the service ${what}, then one line, and exit code 3`, async () => {
    await using service = await wrapper(() => answer);
    const files = [careCommunication, acknowledgement];
    const { exitCode, stdout, stderr } = await validate(...files, '--second-opinion', service.url);
    expect(stdout).toContain('2 valid, 0 not valid, 0 not judged');
    expect(stdout).not.toContain('disagreement');
    expect(stderr).toMatch(/^proevesten: no second opinion: .*\n$/);
    expect(stderr).toContain(said);
    expect(exitCode).toBe(3);
    expect(service.requests).toHaveLength(1);
  });
}

test('a message that the service will not take stops nothing, and is told', async () => {
  await using service = await wrapper((_, number) =>
    number === 1 ? { status: 400, body: 'Improperly formatted file content!' } : [],
  );
  const files = [careCommunication, acknowledgement];
  const { exitCode, stdout, stderr } = await validate(...files, '--second-opinion', service.url);
  expect(stdout).toContain(`second opinion (${service.url}): none: HTTP 400 Improperly formatted`);
  expect(stdout).toContain(`second opinion (${service.url}): valid, agrees`);
  expect(stderr).toContain(`no second opinion on ${careCommunication}: HTTP 400`);
  expect(exitCode).toBe(3);
});

test('wrong use is told before anything is judged', async () => {
  expect(await validate(careCommunication, '--second-opinion', 'ftp://x')).toMatchObject({
    exitCode: 2,
    stdout: '',
  });
  expect(await validate(careCommunication, '--validator-jar', 'nowhere.jar')).toMatchObject({
    exitCode: 2,
    stdout: '',
    stderr: 'proevesten: --validator-jar nowhere.jar: no such file\n',
  });
  const both = ['--second-opinion', 'http://x', '--validator-jar', 'package.json'];
  expect(await validate(careCommunication, ...both)).toMatchObject({ exitCode: 2, stdout: '' });
});

const fileUrl = 'http://hl7.org/fhir/StructureDefinition/operationoutcome-file';
const lineUrl = 'http://hl7.org/fhir/StructureDefinition/operationoutcome-issue-line';
const colUrl = 'http://hl7.org/fhir/StructureDefinition/operationoutcome-issue-col';
const fine = { severity: 'information', code: 'informational', details: { text: 'All OK' } };
const wrong = {
  extension: [
    { url: lineUrl, valueInteger: 5 },
    { url: colUrl, valueInteger: 6 },
  ],
  severity: 'error',
  code: 'invalid',
  details: { text: 'not so' },
  expression: ['Bundle.entry[0]'],
};
const outcome = (issue: object, file?: string) => ({
  resourceType: 'OperationOutcome',
  ...(file === undefined ? {} : { extension: [{ url: fileUrl, valueString: file }] }),
  issue: [issue],
});
const bundle = (...outcomes: object[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: outcomes.map((resource) => ({ resource })),
});

/** What comes behind the files when the jar is called. */
const argumentsFor = (ig: string) => `-version 4.0.1 -ig ${ig} -output opinion.json -tx n/a`;

/** A `java` that writes down how it was called, and answers with what it was given; exit code 1, as for errors. */
function fakeJava(answer: unknown, script = ''): NodeJS.ProcessEnv {
  const bin = path.join(folder, 'java');
  writeFileSync(path.join(folder, 'answer'), typeof answer === 'string' ? answer : JSON.stringify(answer));
  const lines = [`echo "$@" >> '${folder}/calls'`, script, `cp '${folder}/answer' opinion.json`, 'exit 1'];
  writeFileSync(bin, `#!/bin/sh\n${lines.join('\n')}\n`);
  chmodSync(bin, 0o755);
  return { PATH: `${folder}:${process.env['PATH']}` };
}

function jar(): string {
  const file = path.join(folder, 'validator_cli.jar');
  copyFileSync(careCommunication, file);
  return file;
}

test('the jar judges many files in one start for each package, and is read by the names of the files', async () => {
  const environment = fakeJava(
    bundle(outcome(wrong, '/tmp/x/message-1.json'), outcome(fine, 'C:\\x\\message-0.json')),
  );
  const files = [careCommunication, broken(), acknowledgement];
  const args = ['--validator-jar', jar(), '--format', 'ndjson'];
  const { stdout, stderr, exitCode } = await proevestenWith(environment, 'validate', ...files, ...args);
  const opinions = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).secondOpinion);
  const by = 'validator_cli.jar';
  expect(opinions[0]).toMatchObject({ by, valid: true, agrees: true });
  expect(opinions[1]).toEqual({
    by,
    valid: false,
    agrees: true,
    issues: [{ severity: 'error', message: 'not so', path: 'Bundle.entry[0]', line: 5, column: 6 }],
  });
  expect(stderr).toBe(`proevesten: no disagreement with ${by}\n`);
  expect(exitCode).toBe(1);
  expect(readFileSync(path.join(folder, 'calls'), 'utf8').trim().split('\n')).toEqual([
    `-jar ${jar()} message-0.json message-1.json ${argumentsFor('medcom.fhir.dk.carecommunication#5.0.2')}`,
    `-jar ${jar()} message-0.json ${argumentsFor('medcom.fhir.dk.acknowledgement#2.0.3')}`,
  ]);
});

test('the one OperationOutcome of one file is read too', async () => {
  const environment = fakeJava(outcome(wrong));
  const { stdout, exitCode } = await proevestenWith(
    environment,
    'validate',
    careCommunication,
    '--validator-jar',
    jar(),
  );
  expect(stdout).toContain('second opinion (validator_cli.jar): not valid, DISAGREES');
  expect(stdout).toContain(`    ERROR  not so\n      ${careCommunication}:5:6  Bundle.entry[0]\n`);
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('1 disagreement with validator_cli.jar');
  expect(exitCode).toBe(0);
});

test('a file that the jar says nothing of is told', async () => {
  const environment = fakeJava(bundle(outcome(fine, 'message-1.json')));
  const files = [careCommunication, broken()];
  const { stdout, exitCode } = await proevestenWith(
    environment,
    'validate',
    ...files,
    '--validator-jar',
    jar(),
  );
  expect(stdout).toContain('second opinion (validator_cli.jar): none: it says nothing of this file');
  expect(stdout).toContain('1 disagreement with validator_cli.jar');
  expect(exitCode).toBe(3);
});

for (const [what, answer, script, said] of [
  ['no JSON', 'garbage', '', 'gives no OperationOutcome'],
  ['something else', { resourceType: 'Patient' }, '', 'gives no OperationOutcome'],
  [
    'an exception',
    '',
    'echo starting; echo "Exception in thread main: no package"; echo "  at x"; echo "Caused by: y"; exit 1',
    'it said: Exception in thread main: no package',
  ],
  ['a crash', '', 'kill -9 $$', 'was ended by SIGKILL'],
] as const) {
  test(`our verdict is told when the jar gives ${what}, then one line, and exit code 3`, async () => {
    const environment = fakeJava(answer, script);
    const { stdout, stderr, exitCode } = await proevestenWith(
      environment,
      'validate',
      careCommunication,
      '--validator-jar',
      jar(),
    );
    expect(stdout).toContain(': valid (by built-in');
    expect(stderr).toMatch(/^proevesten: no second opinion: --validator-jar .*\n$/);
    expect(stderr).toContain(said);
    expect(exitCode).toBe(3);
  });
}

test('no java at all is told with what to do', async () => {
  const environment = { PATH: folder };
  const { stderr, exitCode } = await proevestenWith(
    environment,
    'validate',
    careCommunication,
    '--validator-jar',
    jar(),
  );
  expect(stderr).toContain('there is no java to run --validator-jar with: install Java 17');
  expect(exitCode).toBe(3);
});
