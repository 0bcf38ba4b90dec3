import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

// The official engine needs some hundred messages before it is warm.
const rounds = 30;

/** What the official engine takes for messages, in milliseconds: the first, and the median once it is warm. */
export async function officialTimes(
  shared: URL,
  files: readonly string[],
): Promise<{ first: number; warm: number }> {
  const oracle = fileURLToPath(new URL('tools/hl7-oracle/oracle', shared));
  const engine = spawn(oracle, ['--standard=carecommunication', '-'], { stdio: ['pipe', 'pipe', 'ignore'] });
  engine.stdin.end(`${Array.from({ length: rounds }, () => files.join('\n')).join('\n')}\n`);
  const times: number[] = [];
  for await (const line of createInterface(engine.stdout)) times.push(JSON.parse(line).ms);
  const warm = times.slice(Math.floor(times.length / 2)).toSorted((a, b) => a - b);
  return { first: times[0] ?? Number.NaN, warm: warm[warm.length >> 1] ?? Number.NaN };
}
