import type { Text } from './define.ts';

/** A language that users read. */
export type Lang = keyof Text;
