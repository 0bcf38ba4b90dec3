import { HarnessError } from '../errors.ts';

/**
 * An address that can be called, through the proxy that the environment names for it.
 * @throws HarnessError `not-an-address` or `proxy`
 */
export function addressOf(text: string, environment: NodeJS.ProcessEnv): URL {
  const url = URL.parse(text);
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    throw new HarnessError('not-an-address', `${text} is not an http or https address`);
  const name = url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY';
  const proxy = environment[name.toLowerCase()] || environment[name];
  // Node passes over what it does not understand, and calls directly.
  if (proxy && !/^https?:\/\/./i.test(proxy))
    throw new HarnessError('proxy', `${name} must be an address such as http://proxy.example:8080`);
  if (proxy && !process.allowedNodeEnvironmentFlags.has('--use-env-proxy'))
    throw new HarnessError(
      'proxy',
      `${name} is set, and Node ${process.version} cannot use it: Node 24.5 can`,
    );
  return url;
}

/** An address without the password that may stand in it. */
export function shown(url: URL | string): string {
  const parsed = URL.parse(String(url));
  return parsed ? `${parsed.origin}${parsed.pathname}` : String(url);
}
