import { createHash } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { readXml } from '../../../src/message/xml/read-xml.ts';
import { page } from '../../../src/report/page.ts';
import {
  counterpart,
  crossing,
  sampleEvents,
  sampleExchange,
  sampleFinding,
  sampleRun,
  system,
} from './sample.ts';

const whole = page(sampleRun(), [sampleExchange()]);

/** The page's own script and style aside, it is written so that an XML reader can check that every element ends. */
function wellFormed(text: string): void {
  const xml = text
    .replace('<!doctype html>', '')
    .replaceAll(/<(style|script)>[^]*?<\/\1>/g, '')
    .replaceAll(/<(meta|br)\b([^>]*?)\s*\/?>/g, '<$1$2></$1>');
  readXml(xml);
}

test('is well-formed', () => {
  expect(() => wellFormed(whole)).not.toThrow();
});

test('gives the verdict in both languages, and the failure with its place and its way out', () => {
  for (const text of [
    'Overholder ikke standarden',
    'Does not conform',
    '1 af 2 krav er ikke opfyldt.',
    'response.identifier 11111111-52a6-4c4b-9a43-0d6f0e6a4a11',
    'href="#scenario-acknowledge-ok-6"',
    'id="scenario-acknowledge-ok-6"',
    'id="ack.response-identifier"',
  ]) {
    expect(whole).toContain(text);
  }
});

test('opens in the language that it is told', () => {
  expect(page(sampleRun(), [], { lang: 'en' })).toContain('<html lang="en" data-lang="en">');
  expect(whole).toContain('<html lang="da" data-lang="da">');
});

test('loads nothing, and allows no script and no style but its own', () => {
  const digest = (tag: string) => {
    const [, text = ''] = new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(whole) ?? [];
    return `${tag}-src &#39;sha256-${createHash('sha256').update(text).digest('base64')}&#39;`;
  };
  const [, policy] = /Content-Security-Policy"\s+content="([^"]*)"/.exec(whole) ?? [];
  expect(policy).toContain('default-src &#39;none&#39;');
  expect(policy).toContain(digest('style'));
  expect(policy).toContain(digest('script'));

  const markup = whole.replaceAll(/<(style|script)>[^]*?<\/\1>/g, '');
  expect(markup).not.toMatch(/\s(?:src|style|on\w+|srcset|action)=/);
  expect(whole).not.toMatch(/@import|url\(/);
});

test('shows who sent what to whom, with envelope and content', () => {
  expect(whole).toContain('Prøvesten Referencesystem</span>');
  expect(whole).toContain('Kvittering (ok)');
  expect(whole).toContain('&quot;code&quot;: &quot;acknowledgement-message&quot;');
  expect(whole).toContain('VANSEnvelope');
  expect(whole).toContain('Bruno Test Elmer, 2509479989');
});

test('escapes everything that the system said', () => {
  const evil = `</script><script>alert(1)</script><img src=x onerror="alert(1)">\u001B[31m`;
  const events = sampleEvents();
  const text = page(
    sampleRun({
      system: { name: evil, version: evil, gln: evil },
      findings: [
        sampleFinding({ expected: evil, actual: evil, at: `#6 ${evil}` }),
        sampleFinding({ at: evil }),
      ],
      notSeen: [evil],
      knownFailures: [{ requirement: evil, reason: evil, state: 'no-such-requirement' }],
    }),
    [
      sampleExchange([
        ...events,
        crossing('from-system', system.gln, Buffer.from(evil)),
        { kind: 'outbox', messages: [{ messageId: evil, state: evil, attempts: 1, notice: evil }] },
        { kind: 'compose', action: 'new', draft: { text: evil }, result: { sent: false, problem: evil } },
        { kind: 'fault', rule: evil, text: evil },
      ]),
    ],
  );
  expect(text.match(/<script/g)).toHaveLength(1);
  expect(text).not.toContain('<img');
  expect(text).not.toContain('\u001B');
  expect(() => wellFormed(text)).not.toThrow();
});

test('cuts long messages and names the file that has them whole', () => {
  const long = Buffer.from(`no envelope ${'x'.repeat(400_000)}`);
  const events = Array.from({ length: 60 }, () => crossing('from-system', counterpart.gln, long));
  const text = page(sampleRun(), [sampleExchange(events)]);
  expect(text).toContain('Cut here; exchanges/acknowledge-ok.json has everything.');
  expect(text.length).toBeLessThan(10_000_000);
});

test('says so when the record of a scenario is not at hand', () => {
  expect(page(sampleRun(), [])).toContain(
    'The record is not at hand here; it is in exchanges/acknowledge-ok.json.',
  );
});

test('holds together when there is nothing to tell', () => {
  const text = page(
    sampleRun({
      verdict: 'error',
      exitCode: 3,
      startedAt: '',
      scenarios: [],
      requirements: [],
      findings: [],
    }),
    [],
  );
  expect(text).toContain('Could not be judged');
  expect(() => wellFormed(text)).not.toThrow();
});
