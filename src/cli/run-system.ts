import { steerableClock } from '../clock.ts';
import { startReferenceSystem, type RunningSystem } from '../system/reference-system.ts';
import type { SystemCommandOptions } from './system.ts';

export async function runSystem(options: SystemCommandOptions): Promise<RunningSystem> {
  const { port, host, vans, gln, sor, name, state, fault = [] } = options;
  const token = options.driverToken ?? process.env['PROEVESTEN_DRIVER_TOKEN'];
  return startReferenceSystem({
    port,
    host,
    vans: { url: vans, token: options.token },
    identity: { gln, sor, name },
    clock: steerableClock(),
    faults: fault,
    ...(token ? { driverToken: token } : {}),
    ...(state ? { stateDir: state } : {}),
  });
}
