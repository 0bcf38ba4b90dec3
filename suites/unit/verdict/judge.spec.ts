import { expect, test } from '@playwright/test';
import { capabilities, type Exchange } from '../../../src/exchange/exchange.ts';
import { judge, type ScenarioVerdict } from '../../../src/verdict/judge.ts';
import { receiving, resending, sending } from '../requirement/scenes.ts';

const of = ({ requirements }: ScenarioVerdict, id: string) => requirements.find((one) => one.id === id);
const silence = () => ({ resourceType: 'Nothing' });
const broken = { code: 'sut-unreachable', message: 'nobody answers' };

test.describe('a requirement', () => {
  test('that the scenario set out to prove passes when everything looked at is right', () => {
    const verdict = judge(receiving({ proves: ['ack.always-answered'] }));
    expect(of(verdict, 'ack.always-answered')).toMatchObject({ verdict: 'pass', claimed: true });
    expect(verdict.verdict).toBe('pass');
  });

  test('that the scenario did not set out to prove is judged all the same', () => {
    expect(of(judge(receiving()), 'ack.always-answered')).toMatchObject({ verdict: 'pass', claimed: false });
    const verdict = judge(receiving({ answer: silence }));
    expect(of(verdict, 'ack.always-answered')?.verdict).toBe('fail');
    expect(verdict.verdict).toBe('fail');
  });

  test('is blocked when it was to be proved and there is nothing to look at', () => {
    const verdict = judge(sending({ proves: ['ack.duplicate-same-content'] }));
    expect(of(verdict, 'ack.duplicate-same-content')).toMatchObject({ verdict: 'blocked', findings: [] });
    expect(verdict.verdict).toBe('blocked');
  });

  test('is not mentioned when nobody asked and there is nothing to look at', () => {
    expect(of(judge(sending()), 'ack.duplicate-same-content')).toBeUndefined();
  });

  test('that a failure of the system keeps from being looked at is told by the failure alone', () => {
    const proves = ['communication.content-as-written'];
    const verdict = judge(sending({ body: () => 'nothing', proves }));
    expect(of(verdict, 'envelope.schema-valid')?.verdict).toBe('fail');
    expect(of(verdict, 'communication.content-as-written')).toBeUndefined();
    expect(verdict.unreached).toEqual(proves);
    expect(verdict.verdict).toBe('fail');
  });

  test('that a recommendation keeps from being looked at is not red', () => {
    const proves = [
      'reliable.resend-after-silence',
      'reliable.resend-unchanged',
      'ack.duplicate-same-content',
    ];
    const verdict = judge(resending({ times: 0, proves }));
    expect(of(verdict, 'reliable.resend-unchanged')).toBeUndefined();
    expect(of(verdict, 'ack.duplicate-same-content')?.verdict).toBe('blocked');
    expect(verdict.unreached).toEqual([]);
  });

  test('that is a recommendation warns, and the scenario with it', () => {
    const verdict = judge(resending({ times: 0, proves: ['reliable.resend-after-silence'] }));
    expect(verdict.verdict).toBe('warn');
  });

  test('is unsupported when the system does not declare what it asks for', () => {
    const declared = capabilities.filter((one) => one !== 'resend-automatically');
    const verdict = judge(resending({ times: 0, declared, proves: ['reliable.resend-after-silence'] }));
    expect(of(verdict, 'reliable.resend-after-silence')).toMatchObject({
      verdict: 'unsupported',
      note: 'the system does not declare resend-automatically',
    });
    expect(of(judge(resending({ times: 0, declared })), 'reliable.resend-after-silence')).toBeUndefined();
  });

  test('that a person answers is up for review', () => {
    const verdict = judge(receiving({ proves: ['display.notified-of-arrival'] }));
    expect(of(verdict, 'display.notified-of-arrival')?.verdict).toBe('review');
    expect(verdict.verdict).toBe('review');
  });

  test('that no test can see is an error of the scenario that claims it', () => {
    expect(judge(receiving({ proves: ['ack.duplicate-logged'] })).verdict).toBe('error');
  });

  test('whose check breaks is an error, whoever asked', () => {
    const verdict = judge({ ...receiving(), events: undefined as never });
    expect(of(verdict, 'ack.always-answered')).toMatchObject({ verdict: 'error', claimed: false });
    expect(of(verdict, 'ack.always-answered')?.note).toMatch(/^the check broke: /);
    expect(verdict.verdict).toBe('error');
  });
});

test.describe('a scenario', () => {
  test('that the system does not declare to be able for is unsupported', () => {
    const verdict = judge(
      receiving({ needs: ['forward'], declared: ['driver'], proves: ['ack.always-answered'] }),
    );
    expect(verdict.verdict).toBe('unsupported');
    expect(verdict.requirements.map(({ id, verdict: one }) => [id, one])).toEqual([
      ['ack.always-answered', 'unsupported'],
    ]);
  });

  test('that proves nothing is blocked', () => {
    const exchange: Exchange = { ...sending(), events: [] };
    expect(judge(exchange)).toMatchObject({ verdict: 'blocked', requirements: [] });
  });

  test('that claims an unknown requirement is an error', () => {
    const verdict = judge(receiving({ proves: ['ack.nope'] }));
    expect(verdict).toMatchObject({ verdict: 'error', unknownClaims: ['ack.nope'] });
  });

  test('that the harness broke off is an error, and what was seen stays', () => {
    const exchange = {
      ...receiving({ answer: silence, proves: ['display.shown-once'] }),
      harnessError: broken,
    };
    const events = exchange.events.filter(({ kind }) => kind !== 'inbox');
    const verdict = judge({ ...exchange, events });
    expect(verdict.verdict).toBe('error');
    expect(of(verdict, 'display.shown-once')?.verdict).toBe('error');
    expect(of(verdict, 'ack.always-answered')?.verdict).toBe('fail');
  });

  test('is judged the same a second time', () => {
    const exchange = receiving({ again: 1 });
    expect(judge(exchange)).toEqual(judge(structuredClone(exchange)));
  });
});
