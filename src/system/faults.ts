import { UsageError } from '../errors.ts';
import { didYouMean } from '../nearest.ts';
import { conforming, type Conduct } from './conduct.ts';
import type { Fault } from './fault.ts';
import { faultsOfAnswering } from './faults-of-answering.ts';
import { faultsOfCommunications } from './faults-of-communications.ts';
import { faultsOfDisplay } from './faults-of-display.ts';
import { faultsOfDocuments } from './faults-of-documents.ts';
import { faultsOfDuplicates } from './faults-of-duplicates.ts';
import { faultsOfEnvelopes } from './faults-of-envelopes.ts';
import { faultsOfMessages } from './faults-of-messages.ts';
import { faultsOfParties } from './faults-of-parties.ts';
import { faultsOfProfiles } from './faults-of-profiles.ts';
import { faultsOfReplies } from './faults-of-replies.ts';
import { faultsOfResending } from './faults-of-resending.ts';
import { faultsOfSegments } from './faults-of-segments.ts';
import { faultsOfThreads } from './faults-of-threads.ts';

const table = {
  ...faultsOfEnvelopes,
  ...faultsOfDocuments,
  ...faultsOfMessages,
  ...faultsOfParties,
  ...faultsOfProfiles,
  ...faultsOfCommunications,
  ...faultsOfSegments,
  ...faultsOfThreads,
  ...faultsOfReplies,
  ...faultsOfAnswering,
  ...faultsOfDuplicates,
  ...faultsOfResending,
  ...faultsOfDisplay,
};

export type FaultName = keyof typeof table;

/** Every way in which the reference system can be told not to conform, in the order in which a message meets them. */
export const faults: Readonly<Record<FaultName, Fault>> = table;

/** @throws UsageError when there is no fault of that name, with the names that come near */
export function conductWith(names: readonly string[]): Conduct {
  return names.map(faultNamed).reduce((conduct, { change }) => change(conduct), conforming);
}

function faultNamed(name: string): Fault {
  if (Object.hasOwn(faults, name)) return faults[name as FaultName];
  const hint = didYouMean(name, Object.keys(faults), '"proevesten faults" lists them');
  throw new UsageError(`the reference system has no fault "${name}": ${hint}`);
}
