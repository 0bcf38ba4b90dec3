import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The published schemas are not ours to hand on: tests look for them beside the repository. */
const schemas = {
  envelope: 'vansenvelope-1.0.4.own.xsd',
  XDIS91: '2006/07/01/EMessage.xsd',
  XCTL: '2005/08/07/EMessage.xsd',
} as const;

export type SchemaName = keyof typeof schemas;

/** Why a test with schemas cannot be run here; `undefined` when it can. */
export function missingForSchemas(): string | undefined {
  if (!existsSync(pathOf('XDIS91'))) return 'the schemas are not beside the repository (../shared/xsd)';
  return spawnSync('xmllint', ['--version']).error ? 'xmllint is not installed' : undefined;
}

/** What xmllint has against a document; empty when it is valid. */
export function schemaProblems(schema: SchemaName, document: Uint8Array): string {
  const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--schema', pathOf(schema), '-'], {
    input: document,
    encoding: 'utf8',
  });
  return status === 0 ? '' : stderr;
}

function pathOf(schema: SchemaName): string {
  return join(import.meta.dirname, '../../../../shared/xsd', schemas[schema]);
}
