import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test, type TestInfo } from '@playwright/test';
import { readSystemFile } from '../../../src/harness/system-file.ts';
import { capabilities } from '../../../src/exchange/exchange.ts';
import { fieldsUnder, systemFileFields } from '../../../src/harness/system-file-fields.ts';

const good = `name: A system
identity: { gln: '5790000121526', sor: '325251000016005', name: Test }
capabilities: [receive-care-communication]
network: { connector: mailbox, token: a-token-of-ours }
`;

test('what may be left out has its default', ({}, info) => {
  expect(readSystemFile(written(info, good))).toEqual({
    name: 'A system',
    identity: { gln: '5790000121526', sor: '325251000016005', name: 'Test' },
    capabilities: ['receive-care-communication'],
    network: { connector: 'mailbox', token: 'a-token-of-ours' },
    patience: { answerSeconds: 30, quietSeconds: 2 },
    knownFailures: {},
  });
});

/** A line of the good file, what it is changed to, and what is said of that. */
const mistakes: Readonly<Record<string, readonly [line: string | RegExp, changed: string, told: string]>> = {
  'a location number without quotes': [`'5790000121526'`, '5790000121526', 'identity.gln: put it in quotes'],
  'a SOR id without quotes': [`'325251000016005'`, '325251000016005', 'identity.sor: put it in quotes'],
  'a short location number': ['5790000121526', '579', 'identity.gln: a location number (GLN) has 13 digits'],
  "a counterpart's location number": [
    '5790000121526',
    '5790000120314',
    'identity.gln: 5790000120314 belongs to a counterpart that the harness plays; use another',
  ],
  'a misspelt capability': [
    'receive-care',
    'recieve-care',
    'capabilities: recieve-care-communication is not one; did you mean receive-care-communication?',
  ],
  'a capability that resembles none': [
    'receive-care-communication',
    'zebra',
    `capabilities: zebra is not one; the capabilities are ${capabilities.join(', ')}`,
  ],
  'a reply without sending': [
    '[receive',
    '[reply, receive',
    'capabilities: reply goes with send-care-communication: list that too, or leave reply out',
  ],
  'a forward with nothing to forward': [
    'receive-care-communication',
    'forward',
    'capabilities: forward goes with send-care-communication and receive-care-communication: list that too, or leave forward out',
  ],
  'a misspelt field': [
    'capabilities',
    'capabilites',
    'capabilites is not a field; did you mean capabilities?',
  ],
  'a misspelt field of a field': [
    'connector:',
    'conector:',
    'network.conector is not a field; did you mean network.connector?',
  ],
  'a token left out': [
    ', token: a-token-of-ours',
    '',
    'network.token is missing: what the system shows the VANS, at least 8 characters',
  ],
  'a token with spaces': [
    'a-token-of-ours',
    'a token of ours',
    'network.token: a token has 8 to 512 letters, digits and signs, without spaces',
  ],
  'a name left empty': ['A system', '', 'name is missing: what the system is called in the report'],
  'a misspelt connector': ['mailbox', 'mailbx', 'network.connector: push or mailbox, not mailbx'],
  'push without an address': [
    'mailbox',
    'push',
    'network.url is missing: the address that the VANS posts envelopes to; a system that fetches them has the connector mailbox',
  ],
  'a mailbox with an address': [
    'token:',
    'url: http://localhost, token:',
    'network.url does not go with the connector mailbox',
  ],
  'words for a number': [
    /$/,
    'patience: { answerSeconds: long }\n',
    'patience.answerSeconds: a number, not long',
  ],
  'a number that is too large': [
    /$/,
    'patience: { answerSeconds: 4000 }\n',
    'patience.answerSeconds: at most 3600 seconds',
  ],
  'a known failure without a reason': [
    /$/,
    `knownFailures: { ack.always-answered: '' }\n`,
    'knownFailures.ack.always-answered: give the reason',
  ],
  'nothing at all': [/[^]*/, '# nothing\n', 'is empty'],
  'a list': [/[^]*/, '- a\n', 'is not a system file (see docs/system-file.md)'],
  'what is not YAML': [
    /[^]*/,
    'a: b: c\n',
    'is not YAML: Nested mappings are not allowed in compact mappings at line 1, column 4',
  ],
};

for (const [what, [line, changed, told]] of Object.entries(mistakes)) {
  test(`${what} is told in plain words`, ({}, info) => {
    const text = good.replace(line, changed);
    expect(text).not.toBe(good);
    const file = written(info, text);
    expect(() => readSystemFile(file)).toThrow(new RegExp(`^${literally(`${file}: ${told}`)}$`));
  });
}

test('of many mistakes the first eight are told, in one line', ({}, info) => {
  const file = written(info, `${good}${'abcdefghij'.replaceAll(/./g, 'x$&: 1\n')}`);
  expect(() => readSystemFile(file)).toThrow(
    /^[^\n]*; xh is not a field; the fields are [^\n;]*; and 2 more$/,
  );
});

test('the fields that are told are those of the page and of its examples', ({}, info) => {
  const page = readFileSync(new URL('../../../docs/system-file.md', import.meta.url), 'utf8');
  const inner = Object.keys(systemFileFields).filter((path) => fieldsUnder(path).length === 0);
  for (const field of [...inner, ...capabilities]) expect(page).toContain(`| \`${field}\``);

  const examples = [...page.matchAll(/```yaml\n([^]*?)```/g)].map(([, text = '']) => text);
  const connectors = examples.map((text) => readSystemFile(written(info, text)).network.connector);
  expect(connectors).toEqual(['push', 'mailbox']);
});

function written(info: TestInfo, text: string): string {
  const file = info.outputPath('system.yaml');
  writeFileSync(file, text);
  return file;
}

const literally = (text: string) => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
