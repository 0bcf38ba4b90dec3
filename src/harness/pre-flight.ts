import { HarnessError } from '../errors.ts';
import { driverClient, type DriverAddress } from '../network/driver-client.ts';
import { httpCall } from '../network/http-call.ts';
import { awaitFirstRequest, type FirstRequest } from './first-request.ts';

/**
 * Whether the run can work at all. What is wrong here is the configuration, never the system's conformance: each problem
 * is a `HarnessError` that says what to change.
 */
export async function checkBeforeRun(
  parts: FirstRequest & { readonly driver: DriverAddress | undefined },
): Promise<void> {
  const { described, driver, vans } = parts;
  await vans.status();
  if (described.network.connector === 'push') await checkPush(described.network.url);
  if (described.capabilities.includes('driver')) await checkDriver(driver);
  await awaitFirstRequest(parts);
}

async function checkDriver(driver: DriverAddress | undefined): Promise<void> {
  if (!driver) {
    throw new HarnessError(
      'no-driver',
      'the system declares the capability "driver" but names no driver: add driver.url, or leave the capability out',
    );
  }
  await driverClient({ ...driver, timeoutMs: 10_000 }).about();
}

/** Any answer will do: only an envelope may be posted there, so nothing is. */
async function checkPush(url: string): Promise<void> {
  try {
    await httpCall({ method: 'GET', url, timeoutMs: 10_000 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new HarnessError(
      'system-unreachable',
      `network.url of the system file: ${reason}; is the system running?`,
      {
        cause: error,
      },
    );
  }
}
