import { expect, test } from '@playwright/test';
import { catalogue, requirementIds } from '../../../src/requirement/catalogue.ts';
import { explain } from '../../../src/verdict/explain.ts';
import { judge } from '../../../src/verdict/judge.ts';
import { converting } from './conversion-scenes.ts';
import {
  receiving,
  receivingReply,
  replying,
  resending,
  sending,
  sendingTwice,
  undeliverable,
} from './scenes.ts';

const scenes = {
  'a message is sent as JSON': () => sending(),
  'a message is sent as XML': () => sending({ format: 'xml' }),
  'a message about a referral is sent': () => sending({ category: 'regarding-referral' }),
  'a message is rejected': () => sending({ code: 'fatal-error' }),
  'two messages are sent': () => sendingTwice(),
  'a reply is sent': () => replying(),
  'a reply is sent as XML': () => replying({ format: 'xml' }),
  'a message is received': () => receiving(),
  'a message is received twice': () => receiving({ again: 1 }),
  'an invalid message is received': () => receiving({ expects: 'refused' }),
  'an invalid message is received twice': () => receiving({ expects: 'refused', again: 1 }),
  'a reply is received': () => receivingReply(),
  'a message is sent again three times': () => resending(),
  'a message cannot be delivered': () => undeliverable(),
  'a letter is converted and back': () => converting('letter-to-message'),
  'a message is converted and back': () => converting('message-to-letter'),
};

test.describe('a system that conforms', () => {
  for (const [title, play] of Object.entries(scenes)) {
    test(`passes when ${title}`, () => {
      const { requirements, verdict } = judge(play());
      const wrong = requirements.filter((one) => one.verdict !== 'pass');
      expect(wrong.map((one) => explain(one)).join('\n\n')).toBe('');
      expect(verdict).toBe('pass');
    });
  }

  test('is seen to pass every check', () => {
    const passed = new Set(
      Object.values(scenes).flatMap((play) => judge(play()).requirements.map(({ id }) => id)),
    );
    const unseen = requirementIds.filter((id) => 'check' in catalogue[id] && !passed.has(id));
    expect(unseen).toEqual([]);
  });
});
