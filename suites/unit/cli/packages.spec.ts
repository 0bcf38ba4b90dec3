import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { openPackage } from '../../../src/validation/definitions/fhir-package.ts';
import { proevestenWith } from '../../self/proevesten.ts';
import { tar, tgz } from '../validation/package-archive.ts';
import { type Served, type ServedPackages, sha1, startRegistry } from './package-registry.ts';

let home: string;
test.beforeEach(() => (home = mkdtempSync(path.join(tmpdir(), 'home-'))));
test.afterEach(() => rmSync(home, { recursive: true }));

const cache = () => path.join(home, '.fhir', 'packages');
const cached = () => (existsSync(cache()) ? readdirSync(cache()).toSorted() : []);
const run = (...args: string[]) => proevestenWith({ HOME: home, XDG_CACHE_HOME: home }, 'packages', ...args);

const top = tgz('top.one', '1.2.0', {
  'hl7.fhir.r4.core': '4.0.1',
  'part.exact': '2.0.0',
  'part.wild': '2.x',
  'part.gone': '9.9.9',
  'part.build': 'current',
  'part.unknown': '1.0.0',
});
const served: ServedPackages = {
  'top.one': { '1.2.0': { tgz: top }, '1.1.0': { tgz: tgz('top.one', '1.1.0') } },
  'part.exact': { '2.0.0': { tgz: tgz('part.exact', '2.0.0', { 'top.one': '1.2.0' }) } },
  'part.wild': {
    '2.9.0': { tgz: tgz('part.wild', '2.9.0') },
    '2.10.0': { tgz: tgz('part.wild', '2.10.0') },
    '3.0.0': { tgz: tgz('part.wild', '3.0.0') },
  },
  'part.gone': { '1.0.0': { tgz: tgz('part.gone', '1.0.0') } },
  'part.build': { '4.0.0': { tgz: tgz('part.build', '4.0.0') }, '5.0.0-ballot': { tgz: top } },
};

test('a package and its closure are installed as FHIR tools expect them, and every choice is told', async () => {
  await using registry = await startRegistry(served);
  const { exitCode, stdout, stderr } = await run('install', 'top.one', '--from', `${registry.url}/`);
  expect(stderr).toBe('');
  expect(exitCode).toBe(0);
  expect(cached()).toEqual([
    'part.build#4.0.0',
    'part.exact#2.0.0',
    'part.gone#1.0.0',
    'part.wild#2.10.0',
    'top.one#1.2.0',
  ]);
  const manifest = path.join(cache(), 'top.one#1.2.0', 'package', 'package.json');
  expect(JSON.parse(readFileSync(manifest, 'utf8'))).toMatchObject({ name: 'top.one', version: '1.2.0' });
  expect(stdout.split('\n')).toEqual(
    expect.arrayContaining([
      'installed  top.one#1.2.0  0.0 MB',
      'skipped    hl7.fhir.r4.core#4.0.1: FHIR itself ships with Prøvesten',
      'note       top.one#1.2.0 asks for part.wild#2.x; #2.10.0 is taken',
      'note       top.one#1.2.0 asks for part.gone#9.9.9; #1.0.0 is taken',
      'note       top.one#1.2.0 asks for part.build#current, which is no release; #4.0.0 is taken',
      'note       part.unknown#1.0.0, which top.one#1.2.0 depends on, is not to be had and is left out',
      `5 installed, 0 already in ${cache()}`,
    ]),
  );
});

test('what is installed is left alone, and a pinned package needs no registry', async () => {
  await using registry = await startRegistry(served);
  await run('install', 'part.exact@2.0.0', 'top.one#1.1.0', '--from', registry.url);
  const asked = registry.asked.length;
  const args = ['install', 'top.one@1.1.0', '--from', registry.url, '--format', 'json'];
  const { exitCode, stdout } = await run(...args);
  expect(JSON.parse(stdout)).toMatchObject({ installed: [], present: ['top.one#1.1.0'] });
  expect(exitCode).toBe(0);
  expect(registry.asked.length).toBe(asked);
});

test('another folder, and the packages of a standard', async () => {
  const name = 'medcom.fhir.dk.acknowledgement';
  await using registry = await startRegistry({ [name]: { '2.0.3': { tgz: tgz(name, '2.0.3') } } });
  const to = path.join(home, 'elsewhere');
  const { exitCode } = await run(
    'install',
    '--standard',
    'acknowledgement',
    '--to',
    to,
    '--from',
    registry.url,
  );
  expect(exitCode).toBe(0);
  expect(readdirSync(to)).toEqual([`${name}#2.0.3`]);
  expect(cached()).toEqual([]);
});

const one = tgz('x.y', '1.0.0');
const sri = (bytes: Buffer) => `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
const only = (each: Served): ServedPackages => ({ 'x.y': { '1.0.0': each } });
const whole = (bytes: Buffer): ServedPackages => only({ tgz: bytes });

for (const [what, dist] of [
  ['an integrity alone', { integrity: `sha1-bm8= ${sri(one)}` }],
  ['no checksum, and no address', {}],
  ['a relative address', { shasum: sha1(one).toUpperCase(), tarball: '/x.y/1.0.0' }],
  ['fields of the wrong kind', { shasum: 7, integrity: null, tarball: ['x'] }],
] as const) {
  test(`a registry that gives ${what} is understood`, async () => {
    await using registry = await startRegistry(only({ tgz: one, dist }));
    const { exitCode, stdout } = await run('install', 'x.y', '--from', registry.url);
    expect(exitCode).toBe(0);
    expect(cached()).toEqual(['x.y#1.0.0']);
    const promised = 'shasum' in dist ? dist.shasum !== 7 : 'integrity' in dist;
    expect(stdout.includes('gives no checksum')).toBe(!promised);
  });
}

for (const [what, packages, code] of [
  ['a wrong SHA-1', only({ tgz: one, dist: { shasum: sha1(Buffer.from('other')) } }), 'wrong-checksum'],
  ['a wrong integrity', only({ tgz: one, dist: { integrity: sri(Buffer.from('other')) } }), 'wrong-checksum'],
  [
    'one promise kept and one broken',
    only({ tgz: one, dist: { shasum: sha1(one), integrity: sri(Buffer.from('other')) } }),
    'wrong-checksum',
  ],
  ['a download that is cut off', whole(one.subarray(0, one.length - 20)), 'package-unreadable'],
  ['something that is not compressed', whole(Buffer.from('<html>')), 'package-unreadable'],
  ['something compressed that is no archive', whole(gzipSync('<html>')), 'package-unreadable'],
  ['an archive without a manifest', whole(gzipSync(tar({ 'other.json': {} }))), 'package-unreadable'],
  ['another package', whole(tgz('x.z', '1.0.0')), 'wrong-package'],
  ['another version', whole(tgz('x.y', '1.0.1')), 'wrong-package'],
  [
    'a file outside its folder',
    whole(tgz('x.y', '1.0.0', {}, { 'package/../../../evil': 1 })),
    'unsafe-package',
  ],
  ['a file with an absolute path', whole(tgz('x.y', '1.0.0', {}, { '/tmp/evil': 1 })), 'unsafe-package'],
  [
    'a file that is also a folder',
    whole(tgz('x.y', '1.0.0', {}, { 'package/a': 1, 'package/a/b': 1 })),
    'cache-not-writable',
  ],
  ['a dependency that is no name', whole(tgz('x.y', '1.0.0', { '../up': '1.0.0' })), 'package-unreadable'],
  ['no such package', {}, 'no-such-package'],
  ['no such version', { 'x.y': { '2.0.0': { tgz: one } } }, 'no-such-version'],
] as const satisfies readonly (readonly [string, ServedPackages, string])[]) {
  test(`${what} is told in one line, and nothing half written is left`, async () => {
    await using registry = await startRegistry(packages);
    const { exitCode, stderr } = await run('install', 'x.y@1.0.0', '--from', registry.url);
    expect(stderr).toMatch(new RegExp(`^proevesten: .*\\[${code}\\]\\n$`));
    expect(exitCode).toBe(3);
    const left = what === 'a dependency that is no name' ? ['x.y#1.0.0'] : [];
    expect(cached()).toEqual(left);
    expect(existsSync('/tmp/evil') || existsSync(path.join(home, 'evil'))).toBe(false);
  });
}

for (const [what, answer, code] of [
  ['a registry that is broken', { status: 503 }, 'registry-refused'],
  ['a page for people', { status: 200, body: '<html>' }, 'registry-unreadable'],
  ['a page of another shape', { status: 200, body: '{"versions":[]}' }, 'registry-unreadable'],
  ['a redirect in a circle', { status: 302, headers: { location: '/x.y' } }, 'no-answer'],
  ['a redirect to a file', { status: 302, headers: { location: 'file:///etc/passwd' } }, 'not-an-address'],
] as const) {
  test(`${what} is told in one line`, async () => {
    await using registry = await startRegistry({}, () => answer);
    const { exitCode, stderr } = await run('install', 'x.y', '--from', registry.url);
    expect(stderr).toMatch(new RegExp(`^proevesten: .*\\[${code}\\]\\n$`));
    expect(exitCode).toBe(3);
    expect(registry.asked.length).toBeLessThan(8);
  });
}

for (const [what, args] of [
  ['a name that is none', ['../../up']],
  ['an address that is none', ['x.y', '--from', 'ftp://x']],
  ['a standard that is none', ['--standard', 'letters']],
] as const) {
  test(`${what} is wrong use`, async () => {
    const { exitCode, stderr } = await run('install', ...args);
    expect(exitCode).toBe(2);
    expect(stderr).not.toContain('    at ');
  });
}

test('help of the group is help, and no command is wrong use', async () => {
  expect(await run('install', '--help')).toMatchObject({ exitCode: 0, stderr: '' });
  expect(await run()).toMatchObject({ exitCode: 2, stdout: '' });
});

test('the list says what there is, and what a standard lacks', async () => {
  expect((await run('list')).stdout).toContain(`${cache()}: no packages`);
  const name = 'medcom.fhir.dk.acknowledgement';
  await using registry = await startRegistry({
    [name]: { '2.0.3': { tgz: tgz(name, '2.0.3', { 'x.y': '0.9.0' }) } },
    ...whole(one),
  });
  await run('install', name, '--from', registry.url);
  const text = (await run('list')).stdout;
  expect(text).toContain(`acknowledgement would be judged by ${name}#2.0.3 and 1 that it depends on`);
  expect(text).toContain('proevesten packages install --standard carecommunication');
  const { stdout, exitCode } = await run('list', '--format', 'json');
  expect(exitCode).toBe(0);
  const listing = JSON.parse(stdout);
  expect(listing.packages).toEqual([`${name}#2.0.3`, 'x.y#1.0.0']);
  expect(listing.standards[1]).toEqual({
    standard: 'acknowledgement',
    uses: ['x.y#1.0.0', `${name}#2.0.3`],
    notes: [`${name}#2.0.3 asks for x.y#0.9.0; #1.0.0 is used`],
  });
});

const shared = path.join(import.meta.dirname, '../../../../shared');
const igs = path.join(shared, 'igs');
const examples = path.join(shared, 'examples/carecommunication/send');

test("MedCom's packages are installed and judge a message from the cache", async () => {
  test.skip(
    !existsSync(igs) || !existsSync(examples),
    "MedCom's packages and examples are not beside the repository",
  );
  const packages: Record<string, Record<string, Served>> = {};
  for (const file of readdirSync(igs)) {
    const bytes = readFileSync(path.join(igs, file));
    const { name, version } = openPackage(bytes, file).manifest;
    (packages[name] ??= {})[version] = { tgz: bytes };
  }
  await using registry = await startRegistry(packages);
  const { exitCode } = await run('install', '--standard', 'carecommunication', '--from', registry.url);
  expect(exitCode).toBe(0);
  expect(cached()).toContain('medcom.fhir.dk.carecommunication#5.0.2');

  const message = path.join(
    examples,
    readdirSync(examples).find((file) => file.endsWith('.json'))!,
  );
  const judged = await proevestenWith(
    { HOME: home, XDG_CACHE_HOME: home },
    'validate',
    message,
    '--packages',
    'cache',
    '--format',
    'ndjson',
  );
  expect(JSON.parse(judged.stdout)).toMatchObject({
    valid: true,
    definitions: { name: 'medcom.fhir.dk.carecommunication#5.0.2' },
  });
});
