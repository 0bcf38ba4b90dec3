/** FHIR's primitive types, and what JSON writes them as. */
export const primitiveJson = {
  base64Binary: 'string',
  boolean: 'boolean',
  canonical: 'string',
  code: 'string',
  date: 'string',
  dateTime: 'string',
  decimal: 'number',
  id: 'string',
  instant: 'string',
  integer: 'number',
  markdown: 'string',
  oid: 'string',
  positiveInt: 'number',
  string: 'string',
  time: 'string',
  unsignedInt: 'number',
  uri: 'string',
  url: 'string',
  uuid: 'string',
  xhtml: 'string',
} as const satisfies Record<string, 'string' | 'number' | 'boolean'>;

export type PrimitiveType = keyof typeof primitiveJson;

export function isPrimitive(type: string): type is PrimitiveType {
  return Object.hasOwn(primitiveJson, type);
}
