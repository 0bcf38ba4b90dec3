import { isAbsolute } from '../uri.ts';

/** What is wrong with where a link or a picture leads; places in the message itself are looked up elsewhere. */
export function badAddress(address: string): string | undefined {
  if (address === '') return 'an address in a narrative cannot be empty';
  if (address.startsWith('data:')) return badData(address.slice('data:'.length));
  const forbidden = /[^\p{Alphabetic}\p{Nd};?:@&=+$.,/%\-_~#[\]!'()*|]/u.exec(address)?.[0];
  return forbidden === undefined
    ? undefined
    : `an address in a narrative cannot hold ${JSON.stringify(forbidden)}`;
}

/** A link may not run a script, nor name what nobody can open. */
export function badScheme(address: string): string | undefined {
  const scheme = /^(?:javascript|vbscript|urn|cid)(?=:)/.exec(address)?.[0];
  return scheme && isAbsolute(address) ? `a link in a narrative cannot lead to ${scheme}:` : undefined;
}

const mediaType = /^(?:\w+|\*)\/(?:[\w\-+]+|\*)(?:;\s*\w+=\s*\S+)?$/;

function badData(data: string): string | undefined {
  const [type = '', content, ...more] = data.replace(/,+$/, '').split(',');
  if (content === undefined || more.length > 0)
    return 'data: must be followed by a type, a comma and the data';
  const encoded = type.endsWith(';base64');
  if (encoded && content.replaceAll(/[^\p{L}\p{Nd}/=+]/gu, '').length % 4 > 0) return 'this is not base64';
  const named = encoded ? type.slice(0, -';base64'.length) : type;
  return named.trim() === '' || mediaType.test(named) ? undefined : `${named} is not a media type`;
}
