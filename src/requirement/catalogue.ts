import { ack } from './ack.ts';
import { communication } from './communication.ts';
import { conversion } from './conversion.ts';
import { display } from './display.ts';
import { envelope } from './envelope.ts';
import { message } from './message.ts';
import { profile } from './profile.ts';
import { reliable } from './reliable.ts';
import { thread } from './thread.ts';

/** Every requirement, by its id, in the order in which a message lives: wrapped, written, answered, shown, converted. */
export const catalogue = {
  ...envelope,
  ...message,
  ...profile,
  ...communication,
  ...thread,
  ...ack,
  ...reliable,
  ...display,
  ...conversion,
};

export type RequirementId = keyof typeof catalogue;

export const requirementIds = Object.keys(catalogue) as readonly RequirementId[];

export function isRequirementId(id: string): id is RequirementId {
  return Object.hasOwn(catalogue, id);
}
