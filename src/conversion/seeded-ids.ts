import { createHash } from 'node:crypto';

/**
 * A row of UUIDs that a seed determines. A message that is converted again because it was sent again so gets the ids
 * that it had the first time, and stays the message that it was.
 */
export function seededIds(seed: string): () => string {
  let count = 0;
  return () => {
    count += 1;
    return uuidOf(digest(`${seed}#${count}`));
  };
}

/** A letter or envelope id of the OIOXML kind that a seed determines: 14 digits and capital letters. */
export function letterIdFrom(seed: string): string {
  const number = BigInt(`0x${digest(seed)}`) % 36n ** 14n;
  return number.toString(36).toUpperCase().padStart(14, '0');
}

function digest(seed: string): string {
  return createHash('sha256').update(seed).digest('hex');
}

/** Version 4: to others the id says nothing. */
function uuidOf(hex: string): string {
  const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
