import { execFile } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

import { expect, test } from '@playwright/test';

import { sampleVans, type SampleVans } from './sample-vans.ts';

const run = promisify(execFile);
const page = 'docs/vans-http.md';

type Example = { readonly script: string; readonly answer: string | undefined; readonly line: number };

/** The shell blocks of the page, each with the answer that follows it, if one does. */
async function examples(): Promise<readonly Example[]> {
  const text = await readFile(page, 'utf8');
  const block = /^```(?<kind>\w+)\n(?<body>.*?)^```$/gmsu;
  const blocks = [...text.matchAll(block)].map(({ groups, index }) => ({
    ...(groups as { kind: string; body: string }),
    line: text.slice(0, index).split('\n').length + 1,
  }));
  return blocks.flatMap(({ kind, body, line }, index) => {
    const next = blocks[index + 1];
    const answer = next?.kind === 'text' ? next.body : undefined;
    return kind === 'sh' ? [{ script: body, answer, line }] : [];
  });
}

/** On the page `…` stands for whatever comes there. */
function pattern(answer: string): RegExp {
  const literal = answer.split('…').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`));
  return new RegExp(`^${literal.join('.*')}$`, 'u');
}

async function shell({ script }: Example, cwd: string, { url, operatorToken }: SampleVans): Promise<string> {
  const env = { ...process.env, VANS: url, OPERATOR_TOKEN: operatorToken };
  const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', script], { cwd, env });
  return stdout;
}

test('every example on the page about the VANS gives the answer that the page shows', async ({}, {
  outputDir,
}) => {
  const curl = await run('curl', ['--version']).catch(() => undefined);
  test.skip(!curl, 'curl is not installed here');
  const all = await examples();
  expect(all.length).toBeGreaterThan(12);
  expect(all.filter(({ answer }) => answer === undefined)).toEqual([]);

  await mkdir(outputDir, { recursive: true });
  await using vans = await sampleVans();
  for (const example of all)
    expect(await shell(example, outputDir, vans), `${page}:${example.line}`).toMatch(
      pattern(example.answer ?? ''),
    );
});
