/** The text of a reference; a number that is none is left out. Names that only HTML knows are no XML. */
export function resolved(name: string): string | undefined {
  if (!name.startsWith('#')) return Object.hasOwn(entities, name) ? entities[name] : undefined;
  if (name === '#') return undefined;
  const [, hexadecimal, digits] = /^#(x?)([+-]?[0-9A-Fa-f]+)$/.exec(name) ?? [];
  const code = Number.parseInt(digits ?? '', hexadecimal ? 16 : 10);
  if (digits === undefined || (!hexadecimal && /[A-Fa-f]/.test(digits)) || Math.abs(code) >= 2 ** 31)
    return '';
  return code >= 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : undefined;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
