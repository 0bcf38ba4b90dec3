import { HarnessError } from '../../errors.ts';

/** A package that is asked for; without a version the registry's latest. */
export type PackageId = { readonly name: string; readonly version: string | undefined };

/** Names and versions become addresses and folders, so nothing else may stand in them. */
const form = /^(?<name>[A-Za-z0-9][A-Za-z0-9._-]*)(?:[@#](?<version>[A-Za-z0-9*][A-Za-z0-9.+_*-]*))?$/;

/** @returns undefined when the text is not `name`, `name@version` or `name#version` */
export function readPackageId(text: string): PackageId | undefined {
  const { name, version } = form.exec(text)?.groups ?? {};
  return name === undefined || text.length > 200 ? undefined : { name, version };
}

/** What one package says it depends on; a name or version that could not be one is an error of that package. */
export function dependencyId(name: string, version: unknown, of: string): PackageId {
  const id = readPackageId(`${name}#${String(version)}`);
  if (id) return id;
  throw new HarnessError(
    'package-unreadable',
    `${of} depends on ${JSON.stringify(name)} ${JSON.stringify(version)}, which is no package and version`,
  );
}
