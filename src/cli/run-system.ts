import { steerableClock } from '../clock.ts';
import { UsageError } from '../errors.ts';
import { profileValidation } from '../system/profile-validation.ts';
import { startReferenceSystem, type RunningSystem } from '../system/reference-system.ts';

export type SystemCommandOptions = {
  readonly port: number;
  readonly host: string;
  readonly vans: string;
  readonly token?: string;
  readonly gln: string;
  readonly sor: string;
  readonly name: string;
  readonly driverToken?: string;
  readonly state?: string;
  readonly fault?: readonly string[];
};

export async function runSystem(options: SystemCommandOptions): Promise<RunningSystem> {
  const { port, host, vans, gln, sor, name, state, fault = [] } = options;
  const token = options.token ?? process.env['PROEVESTEN_TOKEN'];
  if (!token) throw new UsageError('--token is missing: the token that the VANS knows the system by');
  const driverToken = options.driverToken ?? process.env['PROEVESTEN_DRIVER_TOKEN'];
  return startReferenceSystem({
    port,
    host,
    vans: { url: vans, token },
    identity: { gln, sor, name },
    clock: steerableClock(),
    faults: fault,
    validate: await profileValidation(),
    ...(driverToken ? { driverToken } : {}),
    ...(state ? { stateDir: state } : {}),
  });
}
