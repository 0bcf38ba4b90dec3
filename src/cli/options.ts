import { InvalidArgumentError, Option } from 'commander';
import type { Lang } from '../requirement/lang.ts';

/** Options that several commands share, with the same words and the same checks. */

export const formatOption = () =>
  new Option('--format <format>', 'text for people, json for programs')
    .choices(['text', 'json'])
    .default('text');

export const langOption = () =>
  new Option('--lang <language>', 'language of the texts')
    .choices(['en', 'da'] satisfies Lang[])
    .default('en');

export const portOption = () =>
  new Option('--port <number>', 'port to listen on; 0 takes a free one').argParser(port).default(0, '0');

export const hostOption = () =>
  new Option('--host <address>', 'address to listen on; 0.0.0.0 for every network').default('127.0.0.1');

export const keepOption = (what: string) =>
  new Option('--keep <days>', `${what} so many days`).argParser(days).default(30);

function days(text: string): number {
  const value = Number(text);
  if (!/^\d{1,5}$/.test(text) || value === 0)
    throw new InvalidArgumentError('it is a whole number of days, at least 1.');
  return value;
}

function port(text: string): number {
  const value = Number(text);
  if (!/^\d{1,5}$/.test(text) || value > 65_535)
    throw new InvalidArgumentError('a port is a number from 0 to 65535.');
  return value;
}
