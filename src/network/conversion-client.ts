import { readOutcome, type WrittenOutcome } from '../conversion/written-outcome.ts';
import { HarnessError } from '../errors.ts';
import type { ConversionPort } from './conversion-port.ts';
import { conversionPath, writeRequest } from './conversion-protocol.ts';
import { httpCall } from './http-call.ts';

/**
 * A conversion that runs somewhere else.
 * @param url of the conversion service
 * @returns a port that rejects with a HarnessError: `unreachable` and the other codes of an HTTP call, or
 *   `conversion-failed` when the service answers with something else than an outcome
 */
export function conversionClient(url: string): ConversionPort {
  const target = url.replace(/\/+$/u, '') + conversionPath;
  return {
    async convert(request) {
      const { status, body } = await httpCall({
        method: 'POST',
        url: target,
        body: writeRequest(request),
        contentType: 'application/json',
        timeoutMs: 120_000,
      });
      const text = body.toString();
      if (status !== 200) throw failed(target, `${status} ${text.slice(0, 300).trim()}`);
      try {
        return readOutcome(JSON.parse(text) as WrittenOutcome);
      } catch (error) {
        throw failed(target, (error as Error).message);
      }
    },
  };
}

const failed = (target: string, what: string) =>
  new HarnessError('conversion-failed', `POST ${target}: ${what}`);
