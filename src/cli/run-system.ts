import { steerableClock } from '../clock.ts';
import { startReferenceSystem, type RunningSystem } from '../system/reference-system.ts';
import type { SystemCommandOptions } from './system.ts';

export async function runSystem(options: SystemCommandOptions): Promise<RunningSystem> {
  const { port, host, vans, token, gln, sor, name, driverToken, state, fault = [] } = options;
  return startReferenceSystem({
    port,
    host,
    vans: { url: vans, token },
    identity: { gln, sor, name },
    clock: steerableClock(),
    faults: fault,
    ...(driverToken ? { driverToken } : {}),
    ...(state ? { stateDir: state } : {}),
  });
}
