import { readFileSync } from 'node:fs';
import { parse, type ParseOptions, type DocumentOptions, type SchemaOptions } from 'yaml';
import { UsageError } from './errors.ts';

/** @throws UsageError in one line that begins with the path: no such file, empty, or not YAML and where it breaks */
export function readYaml(
  path: string,
  options: ParseOptions & DocumentOptions & SchemaOptions = {},
): unknown {
  const text = readText(path);
  const data = parsed(path, text, options);
  if (data === null || data === undefined || text.trim() === '') throw new UsageError(`${path}: is empty`);
  return data;
}

function parsed(path: string, text: string, options: Parameters<typeof readYaml>[1]): unknown {
  try {
    return parse(text, { ...options, logLevel: 'error' });
  } catch (error) {
    // The rest of the message is a drawing of the place.
    const [reason = ''] = (error as Error).message.split('\n');
    throw new UsageError(`${path}: is not YAML: ${reason.replace(/:$/u, '')}`, { cause: error });
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`${path}: ${reasons[code ?? ''] ?? `cannot be read (${code})`}`, { cause: error });
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'no such file',
  EISDIR: 'is a folder, and a file is needed',
  EACCES: 'may not be read',
};
