import { needsConversion } from '../conversion/decision.ts';
import { documentKinds, sameVersion, type DocumentKind } from '../message/document-kinds.ts';
import type { DirectoryEntry } from './directory.ts';

export type Route = 'forward' | 'convert' | 'refuse';

/**
 * What happens to a document for a receiver: it is only converted when the receiver cannot take it as it is.
 * @param converts whether there is a conversion service
 */
export function routeOf(
  kind: DocumentKind,
  version: string | undefined,
  { receives }: DirectoryEntry,
  converts: boolean,
): Route {
  const code = documentKinds[kind].name.replace('MCM:', '');
  const takesIt = receives.some(
    (one) =>
      (one.type === code || (one.type === 'XCTL' && code.startsWith('XCTL'))) &&
      (one.version === undefined || version === undefined || sameVersion(one.version, version)),
  );
  if (takesIt) return 'forward';
  const formats = receives.map(({ type }) => type);
  return converts && needsConversion(kind, formats) ? 'convert' : 'refuse';
}
