import { extname } from 'node:path';
import type { FhirFormat } from '../message/fhir-message.ts';
import { formatOf } from '../message/read-fhir.ts';

/** What the data of a file is meant to be, legible as a whole or not: the first character says it, else the file's name. */
export function formatOfData(data: Uint8Array, file: string): FhirFormat {
  return formatOf(data) ?? (extname(file).toLowerCase() === '.json' ? 'json' : 'xml');
}
