import { conversionClient } from '../network/conversion-client.ts';
import { loadDirectory } from '../network/directory.ts';
import { startVans, type RunningVans } from '../network/vans-server.ts';

export type VansCommandOptions = {
  readonly port: number;
  readonly host: string;
  readonly directory: string;
  readonly state?: string;
  readonly keep?: number;
  readonly conversion?: string;
  readonly operatorToken?: string;
};

export async function runVans(options: VansCommandOptions): Promise<RunningVans> {
  const { port, host, directory, state, keep, conversion } = options;
  const operatorToken = options.operatorToken ?? process.env['PROEVESTEN_OPERATOR_TOKEN'];
  return startVans({
    port,
    host,
    directory: loadDirectory(directory),
    ...(state ? { stateDir: state } : {}),
    ...(keep === undefined ? {} : { keepDays: keep }),
    ...(conversion ? { conversion: conversionClient(conversion) } : {}),
    ...(operatorToken ? { operatorToken } : {}),
  });
}
