import { expect, test } from '@playwright/test';
import { errorKeys, judge, looseFixture, resource } from './judged.ts';

const div = (content: string, attributes = '') =>
  `<div xmlns="http://www.w3.org/1999/xhtml"${attributes}>${content}</div>`;

const narratives: readonly (readonly [narrative: string, allowed: boolean])[] = [
  [div('tekst'), true],
  [div('<p class="a" style="b">t<br/><a href="http://x.y">l</a></p>'), true],
  [div('<img src="x.png" alt="a"/>'), true],
  [div('æ&#160;&#65;&amp;'), true],
  [div('a<!-- b -->'), true],
  [div('a<?b c?>'), true],
  [div('\u0001 tekst'), true],
  [div('tekst', ' xml:lang="da"'), true],
  [div('&#160;'), true],
  [div(' '), false],
  [div(''), false],
  [div('<p>t'), false],
  [div('t</p>'), false],
  [div('<p>t</div>'), false],
  [div('<p>t</p >'), false],
  [div('&foo;'), false],
  [div('&nbsp;'), false],
  [div('<p title="&aelig;">t</p>'), false],
  [div('a & b'), false],
  [div('a < b'), false],
  [div('a > b'), true],
  [div('<p title="a < b">t</p>'), true],
  [div(']]>'), true],
  [div('<![CDATA[t]]>'), false],
  [div('<script>x</script>'), false],
  [div('<form><input/></form>'), false],
  [div('<p onclick="x()">t</p>'), false],
  [div('<p class="a" class="b">t</p>'), true],
  [div('<p align=left>t</p>'), true],
  [div('<foo>t</foo>'), false],
  [div('<u>t</u>'), false],
  [div('<ol start="2"><li>t</li></ol>'), false],
  [div('<table border="1"><tr><td nowrap="nowrap">t</td></tr></table>'), true],
  [div('<td>t</td>'), false],
  [div('<table>t<tr><td>t</td></tr></table>'), false],
  [div('<ul> <li>a<ul><li>b</li></ul></li> </ul>'), true],
  [div('<ul><p>t</p></ul>'), false],
  [div('<p><ul><li>t</li></ul></p>'), false],
  [div('<span><div>t</div></span>'), false],
  [div('<b><i><b>t</b></i></b>'), false],
  [div('<br>t</br>'), false],
  [div('<x:p xmlns:x="http://www.w3.org/1999/xhtml">t</x:p>'), true],
  [div('<p xmlns="">t</p>'), false],
  [div('<a href="">t</a>'), false],
  [div('<a href="http://x.y/a b">t</a>'), false],
  [div('<a href="javascript:x()">t</a>'), false],
  [div('<a href="urn:uuid:1">t</a>'), false],
  [div('<a href="mailto:a@b.dk">t</a>'), true],
  [div('<img src="data:image/png;base64,aGVq" alt="a"/>'), true],
  [div('<img src="data:image/png;base64,aGV" alt="a"/>'), false],
  [div('<img src="data:image/png;base64" alt="a"/>'), false],
  [div('<a href="#her">t</a>'), false],
  [div('<a href="#her">t</a><p id="her">u</p>'), true],
  [div('<a href="#her">t</a><a name="her">u</a>'), true],
  [div('<img src="#her" alt="a"/><a name="her">u</a>'), false],
  [div('<img src="#her" alt="a"/><p id="her">u</p>'), true],
  [div('<img src="#her" alt="a"/><p id="her">u</p><p id="her">u</p>'), false],
  ['<div>t</div>', false],
  ['<p xmlns="http://www.w3.org/1999/xhtml">t</p>', false],
  ['<h:div xmlns:h="http://www.w3.org/1999/xhtml">t</h:div>', true],
  [`<?xml version="1.0"?> <!-- a --> ${div('t')}`, true],
  [`${div('t')}x`, true],
  [div('t').slice(0, -'</div>'.length), true],
  [`x${div('t')}`, false],
  [div('t') + div('u'), true],
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

test('a link in a narrative may lead to the narrative of another resource in the message', async () => {
  const message = looseFixture('care-communication/5.0/new.json');
  resource(message, 'Patient')['text'] = { status: 'generated', div: div('<a href="#o">t</a>') };
  expect(errorKeys(await judge(message))).toContain('narrative.link');
  resource(message, 'Organization')['text'] = { status: 'generated', div: div('<p id="o">t</p>') };
  expect(errorKeys(await judge(message))).not.toContain('narrative.link');
});
