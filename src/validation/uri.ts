// The official validator's own notions of what an absolute URL is; they differ from each other.

/** `Utilities.isAbsoluteUrl`: a lower-case scheme, then something without blanks. */
export function isAbsolute(uri: string): boolean {
  return /^[a-z][a-z0-9_[\]]*:[^ ]+$/s.test(uri);
}

/** Anything with a scheme, as for the URL of an extension. */
export function hasScheme(uri: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_]*:/.test(uri);
}

/** What an identifier's or a coding's `system` may begin with. */
export function isSystem(uri: string): boolean {
  return /^(?:https?:|urn:)/.test(uri);
}

export function isBlank(text: string): boolean {
  return !/\S/.test(text);
}
