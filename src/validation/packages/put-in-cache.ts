import { randomUUID } from 'node:crypto';
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { HarnessError } from '../../errors.ts';
import { makeFolders } from '../../made-folder.ts';
import { openArchive, openUnpacked, packageKey, type PackageManifest } from '../definitions/fhir-package.ts';
import type { TarEntry } from '../definitions/tar.ts';

/**
 * Unpacks an archive beside the packages of a cache and moves it into place whole: there is never half a package.
 * @throws HarnessError `package-unreadable`, `wrong-package`, `unsafe-package` or `cache-not-writable`
 */
export function putInCache(cache: string, key: string, tgz: Uint8Array): PackageManifest {
  const { fhirPackage, files } = openArchive(tgz, `what the registry gave as ${key}`);
  const { manifest } = fhirPackage;
  const found = packageKey(manifest);
  if (found !== key) throw new HarnessError('wrong-package', `what the registry gave as ${key} is ${found}`);
  for (const { path: name } of files) {
    if (isUnsafe(name)) {
      throw new HarnessError(
        'unsafe-package',
        `${key} has a file ${JSON.stringify(name)}, which would lie outside its folder`,
      );
    }
  }

  // Two levels down, so that nobody takes it for a package while it is unfinished.
  const workplace = path.join(cache, `.installing-${randomUUID()}`);
  try {
    write(path.join(workplace, key), files);
    moveInto(path.join(workplace, key), path.join(cache, key));
  } catch (error) {
    if (error instanceof HarnessError) throw error;
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new HarnessError('cache-not-writable', `${key} cannot be put in ${cache} (${code})`, {
      cause: error,
    });
  } finally {
    rmSync(workplace, { recursive: true, force: true });
  }
  return manifest;
}

/** The package of that name in a cache, or undefined when it is not there. */
export function inCache(cache: string, key: string): PackageManifest | undefined {
  const folder = path.join(cache, key);
  return existsSync(folder) ? openUnpacked(folder).manifest : undefined;
}

function isUnsafe(name: string): boolean {
  const leads = name.startsWith('/') || /^[A-Za-z]:/.test(name) || name.split('/').includes('..');
  return leads || /[\\\p{Cc}]/u.test(name) || name.length > 1000;
}

function write(folder: string, files: readonly TarEntry[]): void {
  for (const { path: name, bytes } of files) {
    const file = path.join(folder, name);
    makeFolders(path.dirname(file));
    writeFileSync(file, bytes);
  }
}

function moveInto(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    // Somebody else installed the same package in the meantime.
    if (!existsSync(path.join(to, 'package', 'package.json'))) throw error;
  }
}
