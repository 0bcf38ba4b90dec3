import { expect, test } from '@playwright/test';
import { escape, html } from '../../../src/report/html.ts';

test('escapes what is put in, in content and in attributes', () => {
  const evil = `"><script>alert('x')</script>&`;
  expect(html`<a title="${evil}">${evil}</a>`.html).toBe(
    '<a title="&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;">' +
      '&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;</a>',
  );
});

test('puts its own pieces and lists together, and leaves out what is absent', () => {
  const list = html`<b>${['<', html`<i>1</i>`]}${undefined}${false}${0}</b>`;
  expect(list.html).toBe('<b>&lt;<i>1</i>0</b>');
});

test('escapes for XML as well, control characters included', () => {
  expect(escape('a]]>b\0\u001B\uFFFE')).toBe('a]]&gt;b␀␛[U+FFFE]');
});
