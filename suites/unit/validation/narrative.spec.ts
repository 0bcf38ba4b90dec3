import { expect, test } from '@playwright/test';
import { errorKeys, judge, looseFixture, resource } from './judged.ts';

const div = (content: string, attributes = '') =>
  `<div xmlns="http://www.w3.org/1999/xhtml"${attributes}>${content}</div>`;

const narratives: readonly (readonly [narrative: string, allowed: boolean])[] = [
  [div('tekst'), true],
  [div('<p class="a" style="b">t<br/><a href="http://x.y">l</a></p>'), true],
  [div('<img src="x.png" alt="a"/>'), true],
  [div('&aelig;&nbsp;&#65;&amp;'), true],
  [div('a<!-- b -->'), true],
  [div('\u0001 tekst'), true],
  [div('tekst', ' xml:lang="da"'), true],
  [div(' '), false],
  [div(''), false],
  [div('<p>t'), false],
  [div('t</p>'), false],
  [div('<p>t</div>'), false],
  [div('&foo;'), false],
  [div('a & b'), false],
  [div('a < b'), false],
  [div(']]>'), false],
  [div('<script>x</script>'), false],
  [div('<form><input/></form>'), false],
  [div('<p onclick="x()">t</p>'), false],
  [div('<p class="a" class="b">t</p>'), false],
  [div('<foo>t</foo>'), false],
  ['<div>t</div>', false],
  ['<p xmlns="http://www.w3.org/1999/xhtml">t</p>', false],
  [`${div('t')}x`, false],
  [`x${div('t')}`, false],
  [div('t') + div('u'), false],
  ['tekst', false],
];

for (const [narrative, allowed] of narratives) {
  test(`${narrative} is ${allowed ? 'allowed' : 'refused'} as a narrative`, async () => {
    const message = looseFixture('care-communication/5.0/new.json');
    resource(message, 'Patient')['text'] = { status: 'generated', div: narrative };
    const keys = errorKeys(await judge(message)).filter(
      (key) => key.startsWith('narrative') || key.startsWith('txt'),
    );
    expect(keys.length === 0).toBe(allowed);
  });
}
