import { writeOutcome } from '../conversion/written-outcome.ts';
import type { ConversionPort } from './conversion-port.ts';
import { conversionPath, conversionRequest } from './conversion-protocol.ts';
import { json } from './http-message.ts';
import { withBody } from './json-body.ts';
import { largestEnvelope, listen, type Listener, type ListenOptions } from './listen.ts';
import { routed } from './routes.ts';

export type ConversionServerOptions = Pick<ListenOptions, 'port' | 'host'> & {
  readonly conversion: ConversionPort;
};

/** Serves a conversion, so that it can run in a process of its own. */
export function startConversionServer({
  conversion,
  ...options
}: ConversionServerOptions): Promise<Listener> {
  const handler = routed({
    'GET /health': () => json(200, { status: 'ok' }),
    [`POST ${conversionPath}` as const]: (request) =>
      withBody(request, conversionRequest, async (asked) =>
        json(200, writeOutcome(await conversion.convert(asked))),
      ),
  });
  // Base64 makes an envelope a third longer.
  return listen(handler, { ...options, maxBodyBytes: largestEnvelope * 1.5 });
}
