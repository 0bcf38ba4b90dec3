import { extname } from 'node:path';
import type { FhirFormat } from '../message/fhir-message.ts';

/** What the data of a file is meant to be, legible as a whole or not: the first character says it, else the file's name. */
export function formatOfData(data: Uint8Array, file: string): FhirFormat {
  // A byte order mark is no part of the text.
  const [first = ''] = Buffer.from(data.subarray(0, 64))
    .toString()
    .replace(/^\uFEFF/u, '')
    .trimStart();
  if (first === '<') return 'xml';
  if (first === '{' || first === '[') return 'json';
  return extname(file).toLowerCase() === '.json' ? 'json' : 'xml';
}
