// Tasks whose memory is measured in a process of their own, which tells its figures to the one that forked it.
import { randomUUID } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { loadValidator } from '../../src/validation/validator.ts';
import { messageWithAttachment } from './sample-messages.ts';

export type OwnProcessTask = 'attachment-json' | 'attachment-xml' | 'many-messages';
export type OwnProcessFigures = {
  readonly milliseconds: readonly number[];
  readonly megabytes: {
    /** Resident: before the first message, then after every two thousand. */
    readonly before: number;
    readonly later: readonly number[];
    readonly peak: number;
    /** What is kept once the garbage is collected: the rest of what is resident is V8's to reuse. */
    readonly live: number;
  };
};

export const attachmentMegabytes = 20;
export const manyMessages = 10_000;

const validator = await loadValidator({ definitions: 'built-in', standards: ['carecommunication'] });
const task = process.argv[2] as OwnProcessTask;
const messages = task === 'many-messages' ? differentMessages() : attachments(task);
const mb = 2 ** 20;
const rss = () => process.memoryUsage.rss() / mb;
const before = rss();
const later: number[] = [];
const milliseconds: number[] = [];
for (const bytes of messages) {
  const start = performance.now();
  if (!validator.validate(bytes).valid) throw new Error(`a message of ${task} is not valid`);
  milliseconds.push(performance.now() - start);
  if (milliseconds.length % 2000 === 0) later.push(rss());
}
const peak = process.resourceUsage().maxRSS / 1024;
setFlagsFromString('--expose-gc');
runInNewContext('gc')();
const live = process.memoryUsage().heapUsed;
const figures: OwnProcessFigures = {
  milliseconds,
  megabytes: { before, later, peak, live: live / mb },
};
process.send?.(figures, () => process.disconnect());

/** The same message with new ids each time. */
function* differentMessages(): Generator<Buffer> {
  const text = messageWithAttachment('json');
  const parts = text.split(/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/);
  for (let i = 0; i < manyMessages; i += 1) {
    const fresh = new Map<string, string>();
    const idFor = (id: string) => fresh.get(id) ?? (fresh.set(id, randomUUID()), fresh.get(id)!);
    yield Buffer.from(parts.map((part, index) => (index % 2 === 1 ? idFor(part) : part)).join(''));
  }
}

/** One message with a large attachment, five times. */
function attachments(kind: OwnProcessTask): readonly Buffer[] {
  const data = Buffer.alloc((attachmentMegabytes * 2 ** 20 * 3) / 4, 'attachment').toString('base64');
  const [format, pattern] =
    kind === 'attachment-json'
      ? (['json', /("data"\s*:\s*")[^"]*/] as const)
      : (['xml', /(<data value=")[^"]*/] as const);
  const bytes = Buffer.from(messageWithAttachment(format).replace(pattern, `$1${data}`));
  return Array.from({ length: 5 }, () => bytes);
}
