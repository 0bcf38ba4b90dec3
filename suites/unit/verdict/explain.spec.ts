import { expect, test } from '@playwright/test';
import { explain, explainAs } from '../../../src/verdict/explain.ts';
import { judge } from '../../../src/verdict/judge.ts';
import { header } from '../requirement/alter.ts';
import { receiving, sending } from '../requirement/scenes.ts';

const verdictOn = (id: string, play: Parameters<typeof judge>[0]) => {
  const verdict = judge(play).requirements.find((one) => one.id === id);
  if (!verdict) throw new Error(`nothing was said about ${id}`);
  return verdict;
};

const wrong = () =>
  verdictOn(
    'ack.response-identifier',
    receiving({ answer: header((one) => (one['response'].identifier = 'another')) }),
  );

test.describe('a failure is explained', () => {
  test('in one form: what, the rule, expected, actual, where, and what to change', () => {
    const { expected } = wrong().findings[0] ?? { expected: '' };
    expect(explain(wrong()).replace(/identifier [0-9a-f-]{36}/, 'identifier X')).toBe(
      `ack.response-identifier fail (receiver MUST, ig-ack MessageHeader.response.identifier, gov-052 acknowledgement)
  response.identifier of an acknowledgement is the MessageHeader.id of the message that it answers

  expected   response.identifier X
  actual     response.identifier another
  at         #4 Bundle.entry[0].resource.response.identifier

  change     copy MessageHeader.id of the received message to MessageHeader.response.identifier`,
    );
    expect(expected).toMatch(/^response\.identifier [0-9a-f-]{36}$/);
  });

  test('in Danish', () => {
    const lines = explain(wrong(), 'da').split('\n');
    expect(lines[0]).toContain('ack.response-identifier fejl (modtager SKAL, ');
    expect(lines[1]).toBe(
      '  response.identifier i en kvittering er MessageHeader.id for den meddelelse, den besvarer',
    );
    expect(lines.map((line) => line.trim().split(/\s/)[0])).toEqual(
      expect.arrayContaining(['forventet', 'fundet', 'sted', 'ret']),
    );
  });

  test('by its passes not at all', () => {
    const verdict = verdictOn('ack.response-identifier', receiving());
    expect(explain(verdict).split('\n')).toHaveLength(2);
  });

  test('by its first ten findings, and how many more there are', () => {
    const complaint = { outcome: 'fail', expected: 'one', actual: 'other', at: '#1' } as const;
    const text = explainAs(
      'message.references-resolve',
      'fail',
      Array.from({ length: 12 }, () => complaint),
    );
    expect(text.match(/expected/g)).toHaveLength(10);
    expect(text).toContain('\n  and 2 more\n');
  });
});

test.describe('a verdict without findings is explained', () => {
  test('when it is blocked', () => {
    const verdict = verdictOn('ack.always-answered', sending({ proves: ['ack.always-answered'] }));
    expect(explain(verdict)).toContain(
      '  expected   something to judge by\n  actual     the exchange holds nothing that this requirement could be judged by\n\n  change',
    );
  });

  test('when a person answers it, in the language of that person', () => {
    const verdict = verdictOn(
      'display.notified-of-arrival',
      receiving({ proves: ['display.notified-of-arrival'] }),
    );
    expect(explain(verdict)).toContain('actual     Is the user notified when a message arrives?');
    expect(explain(verdict, 'da')).toContain('fundet     Får brugeren besked, når en meddelelse ankommer?');
  });
});
