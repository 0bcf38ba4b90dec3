import path from 'node:path';
import { HarnessError, UsageError } from '../errors.ts';
import { sharedCache } from '../validation/definitions/package-source.ts';
import { installPackages, type InstallEvent } from '../validation/packages/install-packages.ts';
import { readPackageId, type PackageId } from '../validation/packages/package-id.ts';
import { registryAt } from '../validation/packages/registry.ts';
import { packageNames, standards } from '../validation/standards.ts';
import type { ValidatedStandard } from '../validation/validation-result.ts';
import { heedSignals } from './interruption.ts';
import { webCaller } from '../network/web-call.ts';

export type PackageInstallOptions = {
  readonly from: string;
  readonly standard?: readonly ValidatedStandard[];
  readonly to?: string;
  readonly format: 'text' | 'json';
};

/** What is told when it is over; a download is only told while it goes on. */
type ToldEvent = Exclude<InstallEvent, { readonly what: 'downloading' }>;

const silenceMs = 30_000;
const totalMs = 600_000;

/** Installs, and says of each package what became of it. */
export async function runPackageInstall(
  names: readonly string[],
  { from, standard = [], to, format }: PackageInstallOptions,
): Promise<void> {
  const wanted = [...idsOf(names), ...idsOf(standard.map((each) => packageNames[each]))];
  const cache = to === undefined ? sharedCache() : path.resolve(to);
  using heeded = heedSignals();
  const get = webCaller({ environment: process.env, silenceMs, totalMs, signal: heeded.signal });
  const events: ToldEvent[] = [];

  await installPackages(wanted.length > 0 ? wanted : allStandards(), {
    registry: registryAt(registryUrl(from), get),
    cache,
    tell(event) {
      progress(event);
      if (event.what === 'downloading') return;
      events.push(event);
      if (format === 'text') console.log(line(event));
    },
  }).catch(orOffline);
  if (format === 'json') console.log(JSON.stringify(summary(events, from, cache), null, 2));
  else
    console.log(`${count(events, 'installed')} installed, ${count(events, 'present')} already in ${cache}`);
}

/** No registry in reach is most often a matter of the network, for which there are two ways out. */
function orOffline(error: unknown): never {
  if (!(error instanceof HarnessError) || !offline.has(error.code)) throw error;
  const wayOut = 'give a registry that can be reached with --from, or a proxy in HTTPS_PROXY';
  throw new HarnessError(error.code, `${error.message}; ${wayOut}`, { cause: error });
}

const offline = new Set(['unreachable', 'no-answer', 'proxy']);

function idsOf(texts: readonly string[]): PackageId[] {
  return texts.map((text) => {
    const id = readPackageId(text);
    if (id) return id;
    throw new UsageError(`${text} is no package: give name, name@version or name#version`);
  });
}

function allStandards(): PackageId[] {
  return standards.map((standard) => ({ name: packageNames[standard], version: undefined }));
}

function registryUrl(from: string): string {
  if (/^https?:$/.test(URL.parse(from)?.protocol ?? '')) return from;
  throw new UsageError(`--from ${from}: give the http or https address of a FHIR package registry`);
}

/** One line that changes, for a person who watches; never in a file or a pipe. */
function progress(event: InstallEvent): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(
    event.what === 'downloading' ? `\r\u001B[K${event.key}  ${megabytes(event.bytes)}` : '\r\u001B[K',
  );
}

function line(event: ToldEvent): string {
  if (event.what === 'note') return `note       ${event.text}`;
  if (event.what === 'skipped') return `skipped    ${event.key}: FHIR itself ships with Prøvesten`;
  if (event.what === 'present') return `present    ${event.key}`;
  return `installed  ${event.key}  ${megabytes(event.bytes)}`;
}

function summary(events: readonly ToldEvent[], from: string, folder: string): object {
  const keys = (what: ToldEvent['what']) =>
    events.flatMap((event) => (event.what === what && 'key' in event ? [event.key] : []));
  return {
    from,
    folder,
    installed: keys('installed'),
    present: keys('present'),
    skipped: keys('skipped'),
    notes: events.flatMap((event) => (event.what === 'note' ? [event.text] : [])),
  };
}

function count(events: readonly ToldEvent[], what: ToldEvent['what']): number {
  return events.filter((event) => event.what === what).length;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
