import { expect, test } from '@playwright/test';
import { attributeOf, childrenOf, textOf } from '../../../../src/message/xml/element.ts';
import { indentXml } from '../../../../src/message/xml/indent-xml.ts';
import { readXml } from '../../../../src/message/xml/read-xml.ts';
import { writeXml } from '../../../../src/message/xml/write-xml.ts';

const awkward = 'a < b & c > "d" \'e\' ]]> &amp; \t\n\r € 😀 æ \u0085';

for (const encoding of ['UTF-8', 'ISO-8859-1'] as const) {
  test(`what is written in ${encoding} is read as it was`, () => {
    const bytes = writeXml(
      { name: 'a', attributes: { b: awkward, c: '', d: 'true' }, children: [awkward] },
      { encoding },
    );
    const { root, encoding: read } = readXml(bytes);
    expect(attributeOf(root, 'b')).toBe(awkward);
    expect(attributeOf(root, 'c')).toBe('');
    expect(attributeOf(root, 'd')).toBe('true');
    expect(textOf(root)).toBe(awkward);
    expect(read).toBe(encoding);
  });
}

test('line breaks in attributes and characters outside ISO-8859-1 are references', () => {
  const bytes = writeXml(
    { name: 'a', attributes: { b: 'x\ny' }, children: ['ø€'] },
    { encoding: 'ISO-8859-1' },
  );
  expect(Buffer.from(bytes).toString('latin1')).toBe(
    '<?xml version="1.0" encoding="ISO-8859-1"?>\n<a b="x&#xA;y">ø&#x20AC;</a>',
  );
});

test('mixed content keeps its order and its white space, indented or not', () => {
  const mixed = { name: 'p', children: [' x ', { name: 'b', children: ['y'] }, { name: 'br' }, ' z'] };
  const bytes = writeXml(
    { name: 'a', children: [mixed] },
    { encoding: 'UTF-8', declaration: false, indent: true },
  );
  expect(Buffer.from(bytes).toString()).toBe('<a>\n  <p> x <b>y</b><br/> z</p>\n</a>\n');
});

test('a namespace is declared where it changes', () => {
  const tree = {
    name: 'a',
    namespace: 'urn:a',
    children: [{ name: 'b' }, { name: 'c', namespace: 'urn:c', children: [{ name: 'd' }] }],
  };
  const { root } = readXml(writeXml(tree, { encoding: 'UTF-8' }));
  const [b, c] = childrenOf(root);
  expect([root, b, c, c && childrenOf(c)[0]].map((each) => each?.namespace)).toEqual([
    'urn:a',
    'urn:a',
    'urn:c',
    'urn:c',
  ]);
});

test('a document is laid out with its namespaces and without its white space', () => {
  const source = '<p:a xmlns:p="u" xmlns="d">\n<b c="1&#10;2"> <p:e p:f="2"/></b> <g>x <h/></g></p:a>';
  expect(indentXml(source)).toBe(
    '<p:a xmlns:p="u">\n  <b xmlns="d" c="1&#xA;2">\n    <p:e xmlns:p="u" p:f="2"/>\n  </b>\n  <g xmlns="d">x <h/></g>\n</p:a>\n',
  );
});
