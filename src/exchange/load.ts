import { readFileSync, statSync } from 'node:fs';
import { UsageError } from '../errors.ts';
import { exchangeSchema, type Exchange } from './exchange.ts';
import { exchangeFile } from './schema.ts';

/** The largest file that is read: what fits in one text of the platform. */
export const largestExchange = 500_000_000;

/**
 * Reads a saved exchange. Whatever is wrong with the file is a `UsageError` in one line that begins with the path.
 */
export function loadExchange(path: string): Exchange {
  const value = parse(path, read(path));
  const found = schemaOf(value);
  if (found === undefined)
    throw new UsageError(`${path}: not an exchange: it names no schema (${exchangeSchema})`);
  if (found !== exchangeSchema) {
    throw new UsageError(
      `${path}: an exchange of schema ${found}, written by another version; this one reads ${exchangeSchema}`,
    );
  }

  const parsed = exchangeFile.safeParse(value);
  if (parsed.success) return parsed.data;

  const [first, ...more] = parsed.error.issues;
  const others = more.length > 0 ? ` (and ${more.length} more)` : '';
  throw new UsageError(`${path}: not an exchange: ${first?.path.join('.')}: ${first?.message}${others}`);
}

function read(path: string): string {
  try {
    const { size } = statSync(path);
    if (size > largestExchange)
      throw new UsageError(`${path}: ${size} bytes, and at most ${largestExchange} are read`);
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'no such file' : `cannot be read (${code})`;
    throw new UsageError(`${path}: ${why}`, { cause: error });
  }
}

function parse(path: string, text: string): unknown {
  if (text.trim() === '') throw new UsageError(`${path}: the file is empty`);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const startsRight = text.trimStart().startsWith('{');
    const endsRight = text.trimEnd().endsWith('}');
    const why = startsRight && !endsRight ? 'the file is truncated: it ends inside the record' : 'not JSON';
    throw new UsageError(`${path}: ${why}`, { cause: error });
  }
}

function schemaOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('schema' in value)) return undefined;
  return typeof value.schema === 'string' ? value.schema : undefined;
}
