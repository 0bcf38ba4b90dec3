import { conversionClient } from '../network/conversion-client.ts';
import { loadDirectory } from '../network/directory.ts';
import { startVans, type RunningVans } from '../network/vans-server.ts';
import type { VansCommandOptions } from './vans.ts';

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
