import { z } from 'zod';

import { UsageError } from '../errors.ts';
import { readYaml } from '../yaml-file.ts';
import { gln, party, type Party } from './parties.ts';

/** The stand-in for SOR, the organisation register: who has which location number and takes which messages. */
export type Directory = {
  readonly find: (gln: string) => DirectoryEntry | undefined;
  /** The parties that are registered from the start. */
  readonly parties: readonly Party[];
};

export type DirectoryEntry = {
  readonly gln: string;
  readonly sor: string;
  readonly name: string;
  /** What it takes, its own and inherited. */
  readonly receives: readonly MessageType[];
};

/** A type as SOR-EDI writes it, such as `FDIS91`; `XCTL` stands for all three receipts. Without a version: any. */
type MessageType = { readonly type: string; readonly version?: string };

const messageType = z.strictObject({
  type: z.string().regex(/^[A-Z]+\d*$/u, 'a message type is written as in SOR, for example FDIS91'),
  version: z.string().min(1).exactOptional(),
});

const organisation = z.strictObject({
  gln,
  sor: z.string().regex(/^\d{6,18}$/u, 'a SOR id is 6 to 18 digits'),
  name: z.string().min(1),
  inheritsFrom: gln.exactOptional(),
  receives: z.array(messageType).default([]),
});

type Organisation = z.output<typeof organisation>;

const directoryData = z.strictObject({
  organisations: z.array(organisation).min(1),
  parties: z.array(party).default([]),
});

export type DirectoryData = z.input<typeof directoryData>;

/** @throws UsageError in one line that begins with the path */
export function loadDirectory(path: string): Directory {
  // With the failsafe schema every scalar is text, so that 5.0 and a long number need no quotes.
  const data = readYaml(path, { schema: 'failsafe' });
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw new UsageError(`${path}: is not a directory file (fixtures/directory.yaml is one)`);
  return directoryOf(data as DirectoryData, path);
}

/**
 * A directory from data as it stands in a directory file.
 * @param source begins the error message
 * @throws UsageError when it is not as it has to be, or lists a receiver for both XDIS91 and FDIS91
 */
export function directoryOf(data: DirectoryData, source = 'directory'): Directory {
  const { data: valid, error } = directoryData.safeParse(data);
  const mistake = valid ? contradiction(valid.organisations, valid.parties) : firstIssue(error);
  if (!valid || mistake) throw new UsageError(`${source}: ${mistake}`);

  const byGln = new Map(valid.organisations.map((one) => [one.gln, one]));
  const entries = new Map(
    valid.organisations.map((one) => {
      const { gln: number, sor, name } = one;
      return [number, { gln: number, sor, name, receives: received(one, byGln) }];
    }),
  );
  return { find: (wanted) => entries.get(wanted), parties: valid.parties };
}

/** What an organisation takes: its own types, then those of its ancestors that it does not override. */
function received(own: Organisation, byGln: ReadonlyMap<string, Organisation>): readonly MessageType[] {
  const parent = own.inheritsFrom === undefined ? undefined : byGln.get(own.inheritsFrom);
  if (!parent) return own.receives;
  const inherited = received(parent, byGln).filter(
    ({ type }) => !own.receives.some((mine) => mine.type === type),
  );
  return [...own.receives, ...inherited];
}

function contradiction(
  organisations: readonly Organisation[],
  parties: readonly Party[],
): string | undefined {
  const byGln = new Map(organisations.map((one) => [one.gln, one]));
  const twice = repeated(organisations.map((one) => one.gln)) ?? repeated(parties.map((one) => one.gln));
  if (twice) return `${twice} is listed twice: give each location number once`;
  if (repeated(parties.map((one) => one.token))) return 'two parties have the same token: give each its own';
  for (const { gln: number } of parties)
    if (!byGln.has(number)) return `party ${number} is not among the organisations: add it there`;
  for (const one of organisations) {
    const fault = strayAncestor(one, byGln);
    if (fault) return `${one.gln} ${fault}`;
    const types = new Set(received(one, byGln).map(({ type }) => type));
    // SOR must not list one receiver for both, since a VANS could then not tell which of them to send.
    if (types.has('XDIS91') && types.has('FDIS91'))
      return `${one.gln} receives both XDIS91 and FDIS91: a receiver is registered for one of them`;
  }
  return undefined;
}

function strayAncestor(one: Organisation, byGln: ReadonlyMap<string, Organisation>): string | undefined {
  const path = [one.gln];
  for (let parent = one.inheritsFrom; parent !== undefined; parent = byGln.get(parent)?.inheritsFrom) {
    if (!byGln.has(parent)) return `inherits from ${parent}, which is not among the organisations`;
    if (path.includes(parent)) return `inherits from itself, by way of ${path.slice(1).join(', ') || parent}`;
    path.push(parent);
  }
  return undefined;
}

const repeated = (values: readonly string[]) =>
  values.find((value, position) => values.indexOf(value) < position);

function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  return `${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'not a directory'}`;
}
