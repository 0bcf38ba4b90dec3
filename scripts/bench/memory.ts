import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { OwnProcessFigures, OwnProcessTask } from './own-process.ts';
import { row } from './row.ts';

/** What a large attachment and many messages cost, each in a process of its own. */
export async function memory(): Promise<void> {
  for (const format of ['json', 'xml'] as const) {
    const { milliseconds, megabytes } = await measured(`attachment-${format}`);
    const how = `resident ${megabytes.before.toFixed(0)} MB before, ${megabytes.peak.toFixed(0)} MB at most`;
    row(`20 MB attachment ${format}, ms`, milliseconds, how);
  }
  const { milliseconds, megabytes } = await measured('many-messages');
  const { later, live } = megabytes;
  const resident = later.map((each) => each.toFixed(0)).join(', ');
  row(
    'different messages, ms',
    milliseconds,
    `${milliseconds.length} in one process; resident ${resident} MB after every 2000, of which ${live.toFixed(0)} MB is in use`,
  );
}

async function measured(task: OwnProcessTask): Promise<OwnProcessFigures> {
  const child = fork(new URL('own-process.ts', import.meta.url), [task]);
  const [figures] = (await Promise.race([
    once(child, 'message'),
    once(child, 'disconnect').then(() =>
      Promise.reject(new Error(`the bench of ${task} ended without figures`)),
    ),
  ])) as [OwnProcessFigures];
  return figures;
}
