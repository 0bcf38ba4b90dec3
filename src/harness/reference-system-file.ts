import { secret } from './directory-of-run.ts';
import { capabilities } from '../exchange/exchange.ts';
import type { SystemFile } from './system-file.ts';

/** The built-in reference system, described as a vendor describes its own. It answers at once, so silence is short. */
export function referenceSystemFile(version: string): SystemFile {
  return {
    name: 'Prøvesten reference system',
    version,
    identity: { gln: '5790000121526', sor: '325251000016005', name: 'Prøvesten Referencesystem' },
    capabilities: [...capabilities],
    // A mailbox until its address is known: the stack then registers it for push.
    network: { connector: 'mailbox', token: secret() },
    patience: { answerSeconds: 2, quietSeconds: 0.03 },
    knownFailures: {},
  };
}
