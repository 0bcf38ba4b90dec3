import type { z } from 'zod';
import { capabilities } from '../exchange/exchange.ts';
import { didYouMean, nearest } from '../nearest.ts';
import { fieldsUnder, lastPart, systemFileFields } from './system-file-fields.ts';

type Issue = z.core.$ZodIssue;

/** The problem of one field: `path` is that of the field that was meant. */
type Problem = { readonly path: string; readonly words: string };

// More than these are the same mistake, or no system file at all.
const mostTold = 8;

/** What is wrong with a system file, in a user's words, in one line. */
export function problemsIn(issues: readonly Issue[], data: unknown): string {
  const unknown = ['', ...Object.keys(systemFileFields)].flatMap((parent) => unknownKeys(parent, data));
  // A misspelt field is missing under its own name, which goes without saying.
  const meant = new Set(unknown.map(({ path }) => path));
  const others = issues.flatMap((issue) => problemsOf(issue, data)).filter(({ path }) => !meant.has(path));
  const told = [...unknown, ...others].map(({ words }) => words);
  const more = told.length > mostTold ? [`and ${told.length - mostTold} more`] : [];
  return [...told.slice(0, mostTold), ...more].join('; ');
}

function unknownKeys(parent: string, data: unknown): Problem[] {
  const known = fieldsUnder(parent).map(lastPart);
  const value = valueAt(data, parent ? parent.split('.') : []);
  if (known.length === 0 || typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const pathOf = (key: string) => (parent ? `${parent}.${key}` : key);
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => {
      const [near] = nearest(key, known);
      const hint = near ? `did you mean ${pathOf(near)}?` : `the fields are ${known.map(pathOf).join(', ')}`;
      return { path: pathOf(near ?? key), words: `${pathOf(key)} is not a field; ${hint}` };
    });
}

function problemsOf(issue: Issue, data: unknown): Problem[] {
  const path = issue.path.join('.');
  if (issue.code !== 'unrecognized_keys') return [{ path, words: wordsOf(issue, valueAt(data, issue.path)) }];
  // Those that are no field at all are told already.
  return issue.keys
    .map((key) => (path ? `${path}.${key}` : key))
    .filter((field) => Object.hasOwn(systemFileFields, field))
    .map((field) => ({ path: field, words: `${field} does not go with the connector mailbox` }));
}

function wordsOf(issue: Issue, value: unknown): string {
  const path = issue.path.join('.');
  if (value === undefined || value === null) return missing(path);
  if (path === 'network.connector') return `${path}: push or mailbox, not ${shown(value)}`;
  if (issue.path[0] === 'capabilities' && issue.path.length === 2) return capabilityWords(value);
  if (issue.code !== 'invalid_type') return `${path}: ${issue.message}`;
  if (issue.expected === 'string' && typeof value !== 'object') return `${path}: put it in quotes`;
  return `${path}: ${kinds[issue.expected] ?? issue.expected}, not ${shown(value)}`;
}

function missing(path: string): string {
  const meaning = systemFileFields[path];
  return `${path} is missing${meaning ? `: ${meaning}` : ''}`;
}

function capabilityWords(value: unknown): string {
  const hint = didYouMean(String(value), capabilities, `the capabilities are ${capabilities.join(', ')}`, 1);
  return `capabilities: ${shown(value)} is not one; ${hint}`;
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'fields of its own',
  record: 'fields of its own',
};

function shown(value: unknown): string {
  if (typeof value === 'string') return value.slice(0, 60).replaceAll(/\s+/g, ' ');
  return JSON.stringify(value, (_key, one: unknown) => (typeof one === 'bigint' ? String(one) : one)).slice(
    0,
    60,
  );
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (at === null || at === undefined ? undefined : (at as Record<PropertyKey, unknown>)[key]),
    data,
  );
}
