import type { Command } from 'commander';
import { certify } from './certify.ts';
import { conversion } from './conversion.ts';
import { faults } from './faults.ts';
import { judge } from './judge.ts';
import { packages } from './packages.ts';
import { redact } from './redact.ts';
import { requirements } from './requirements.ts';
import { system } from './system.ts';
import { validate } from './validate.ts';
import { vans } from './vans.ts';

/** Every command, in the order in which help lists them. */
export const commands: readonly Command[] = [
  certify,
  judge,
  redact,
  validate,
  packages,
  requirements,
  faults,
  vans,
  conversion,
  system,
];
