import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import type { Organisation } from '../message/fhir-message.ts';
import { readCareCommunication } from '../message/read-care-communication.ts';
import { readFhirMessage } from '../message/read-fhir.ts';
import { messageIdOf } from './seen.ts';

/** Files that carry one message: copies of it, or resends, in the order in which they are delivered. */
export type GivenMessage = {
  /** Of the scenario that delivers it. */
  readonly id: `messages-${number}`;
  readonly files: readonly string[];
  /** Who the message says that it is from, when it says so: the harness plays that organisation too. */
  readonly sender?: Organisation;
};

/**
 * The messages of a folder, in the order of their names; files with the same MessageHeader.id are one message that
 * arrives several times.
 */
export function givenMessages(folder: string): readonly GivenMessage[] {
  const byMessage = new Map<string, GivenMessage>();
  for (const file of messageFiles(folder)) {
    const { message } = readFhirMessage(readFileSync(file));
    const key = (message && messageIdOf(message.bundle)) || file;
    const earlier = byMessage.get(key);
    byMessage.set(key, {
      id: earlier?.id ?? `messages-${byMessage.size + 1}`,
      files: [...(earlier?.files ?? []), file],
      ...(message ? { sender: readCareCommunication(message.bundle).sender } : {}),
    });
  }
  return [...byMessage.values()];
}

function messageFiles(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`${folder}: no such folder`);
  const names = readdirSync(folder).filter((name) => /\.(json|xml)$/i.test(name));
  if (names.length === 0) throw new UsageError(`${folder}: no .json or .xml files in it`);
  return names.toSorted().map((name) => resolve(join(folder, name)));
}

/** What the user reads of it. */
export const titleOf = ({ files }: GivenMessage): string =>
  files.map((file) => basename(file)).join(', then ');
