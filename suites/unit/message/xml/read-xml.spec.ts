import { expect, test } from '@playwright/test';
import { readXml, type XmlLimits } from '../../../../src/message/xml/read-xml.ts';
import { attributeOf, childOf, childrenOf, positionAt, textOf } from '../../../../src/message/xml/element.ts';
import { XmlError } from '../../../../src/message/xml/xml-error.ts';

function errorOf(source: Uint8Array | string, limits?: XmlLimits): XmlError {
  try {
    readXml(source, limits);
  } catch (error) {
    if (error instanceof XmlError) return error;
    throw error;
  }
  throw new Error('was read');
}

test.describe('what is read', () => {
  test('elements, attributes and text have their namespaces and offsets', () => {
    const source = '<a xmlns="urn:a" xmlns:p="urn:p"><p:b p:x="1" y="2">t</p:b><c xmlns=""/></a>';
    const { root } = readXml(source);
    const [b, c] = childrenOf(root);

    expect(root).toMatchObject({ name: 'a', prefix: '', namespace: 'urn:a', attributes: [], offset: 0 });
    expect(root.endOffset).toBe(source.length);
    expect(b).toMatchObject({ name: 'b', prefix: 'p', namespace: 'urn:p', offset: source.indexOf('<p:b') });
    expect(source.slice(b?.offset, b?.endOffset)).toBe('<p:b p:x="1" y="2">t</p:b>');
    expect(b?.attributes).toEqual([
      { name: 'x', prefix: 'p', namespace: 'urn:p', value: '1', offset: source.indexOf('p:x') },
      { name: 'y', prefix: '', namespace: '', value: '2', offset: source.indexOf('y=') },
    ]);
    expect(b && attributeOf(b, 'x', 'urn:p')).toBe('1');
    expect(b && attributeOf(b, 'x')).toBeUndefined();
    expect(c).toMatchObject({ namespace: '', endOffset: source.indexOf('</a>') });
    expect(childOf(root, 'c')).toBe(c);
  });

  test('a long attribute value is read as a short one is', () => {
    const long = 'a'.repeat(2000);
    expect(attributeOf(readXml(`<a b="${long}"/>`).root, 'b')).toBe(long);
    expect(attributeOf(readXml(`<a b="${long}&#x41;\n"/>`).root, 'b')).toBe(`${long}A `);
    expect(errorOf(`<a b="${long}<"/>`)).toMatchObject({ code: 'syntax', offset: 2006 });
  });

  test('references are resolved once, in text and in attributes', () => {
    const { root } = readXml('<a b="&lt;&quot;&#xA;&#9;">&amp;lt; &#x1F600;&apos;&gt;</a>');
    expect(attributeOf(root, 'b')).toBe('<"\n\t');
    expect(textOf(root)).toBe("&lt; 😀'>");
  });

  test('line ends become one character, white space in attributes becomes blanks, references stay', () => {
    const { root } = readXml('<a b="1\r\n2\t3&#xD;">x\r\ny\rz&#xD;</a>');
    expect(attributeOf(root, 'b')).toBe('1 2 3\r');
    expect(textOf(root)).toBe('x\ny\nz\r');
  });

  test('CDATA is text, comments and instructions are left out, and neighbours are one node', () => {
    const { root } = readXml('<!-- c --><?p i?><a>1<![CDATA[<&>\r\n]]>2<!-- - c --><?p?>3</a><!-- e -->\n');
    expect(root.children).toEqual([{ kind: 'text', text: '1<&>\n23', offset: 20 }]);
  });

  test('names beyond ASCII are names', () => {
    expect(readXml('<Ærø-ø é="1"><b·1/></Ærø-ø>').root).toMatchObject({ name: 'Ærø-ø' });
    expect(errorOf('<·a/>').code).toBe('syntax');
  });

  test('line and column are counted from one', () => {
    const document = readXml('<a>\n  <b/>\n</a>');
    expect(positionAt(document, childOf(document.root, 'b')?.offset ?? 0)).toEqual({
      offset: 6,
      line: 2,
      column: 3,
    });
    expect(errorOf('<a>\n\n <b></a>')).toMatchObject({ line: 3, column: 5, offset: 9 });
  });
});

test.describe('what is refused', () => {
  const refused: Record<string, [source: string, code: string]> = {
    'an empty text': ['', 'empty'],
    'white space alone': [' \n ', 'empty'],
    'a comment alone': ['<!-- -->', 'empty'],
    'plain text': ['UNB+UNOC:3', 'syntax'],
    'text after the root': ['<a/>x', 'syntax'],
    'two roots': ['<a/><a/>', 'syntax'],
    'a wrong end tag': ['<a><b></a></b>', 'tag-mismatch'],
    'a stray end tag': ['</a>', 'tag-mismatch'],
    'a missing end tag': ['<a><b/>', 'truncated'],
    'half a start tag': ['<a b="1"', 'truncated'],
    'half an attribute': ['<a b="1', 'truncated'],
    'half an end tag': ['<a></a', 'truncated'],
    'half a comment': ['<a><!-- </a>', 'truncated'],
    'half a CDATA section': ['<a><![CDATA[</a>', 'truncated'],
    'half an instruction': ['<a/><?p ', 'truncated'],
    'an attribute without value': ['<a b/>', 'syntax'],
    'an attribute without quotes': ['<a b=1/>', 'syntax'],
    'attributes without white space': ['<a b="1"c="2"/>', 'syntax'],
    'a < in an attribute': ['<a b="<"/>', 'syntax'],
    'a bare &': ['<a>a & b</a>', 'syntax'],
    'an unknown entity': ['<a>&nbsp;</a>', 'entity'],
    'a reference to NUL': ['<a>&#0;</a>', 'illegal-character'],
    'a reference to a surrogate': ['<a>&#xD800;</a>', 'illegal-character'],
    'a reference beyond Unicode': [`<a>&#${'9'.repeat(400)};</a>`, 'illegal-character'],
    NUL: ['<a>\0</a>', 'illegal-character'],
    'half a surrogate pair': ['<a>\uD83D</a>', 'illegal-character'],
    ']]> in text': ['<a>]]></a>', 'syntax'],
    '-- in a comment': ['<a><!-- -- --></a>', 'syntax'],
    'CDATA outside the root': ['<![CDATA[x]]><a/>', 'syntax'],
    'a second declaration': ['<a><?xml version="1.0"?></a>', 'syntax'],
    'a declaration after a blank': [' <?xml version="1.0"?><a/>', 'syntax'],
    'a declaration without version': ['<?xml encoding="UTF-8"?><a/>', 'syntax'],
    'an attribute twice': ['<a b="1" b="2"/>', 'duplicate-attribute'],
    'an attribute twice by its namespace': [
      '<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>',
      'duplicate-attribute',
    ],
    'a prefix declared twice': ['<a xmlns:p="u" xmlns:p="v"/>', 'duplicate-attribute'],
    'an undeclared prefix': ['<p:a/>', 'namespace'],
    'an undeclared prefix on an attribute': ['<a p:b="1"/>', 'namespace'],
    'a prefix out of its scope': ['<a><b xmlns:p="u"/><p:c/></a>', 'namespace'],
    'a prefix undeclared': ['<a xmlns:p=""/>', 'namespace'],
    'another xml prefix': ['<a xmlns:xml="u"/>', 'namespace'],
    'two colons': ['<a xmlns:b="u"><b:c:d/></a>', 'namespace'],
    'an internal entity': ['<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'doctype'],
    'an external entity': ['<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', 'doctype'],
    'a document type alone': ['<!DOCTYPE a SYSTEM "a.dtd"><a/>', 'doctype'],
  };
  for (const [what, [source, code]] of Object.entries(refused)) {
    test(`${what} is refused as ${code}`, () => {
      expect(errorOf(source).code).toBe(code);
      expect(errorOf(source).message).not.toMatch(/\n/);
    });
  }

  test('every beginning of a document is refused with an XmlError', () => {
    const source =
      '<?xml version="1.0"?><a b="&lt;"><!-- c --><p:d xmlns:p="u">é<![CDATA[x]]></p:d><?i x?></a>';
    for (let length = 0; length < source.length; length += 1) {
      expect(errorOf(source.slice(0, length)).name).toBe('XmlError');
    }
    expect(readXml(source).root.name).toBe('a');
  });
});

test.describe('limits', () => {
  test('ten thousand levels are refused, and so is one more than allowed', () => {
    expect(errorOf('<a>'.repeat(10_000) + '</a>'.repeat(10_000)).code).toBe('too-deep');
    expect(readXml('<a><a/></a>', { maxDepth: 2 }).root.name).toBe('a');
    expect(errorOf('<a><a><a/></a></a>', { maxDepth: 2 }).code).toBe('too-deep');
  });

  test('elements, attributes and bytes are counted', () => {
    expect(errorOf(`<a>${'<b/>'.repeat(10)}</a>`, { maxElements: 10 }).code).toBe('too-many-elements');
    expect(errorOf('<a b="1" c="2" d="3"/>', { maxAttributes: 2 }).code).toBe('too-many-attributes');
    expect(errorOf('<aaaaaaaa/>', { maxBytes: 10 }).code).toBe('too-large');
  });
});

test.describe('encodings', () => {
  const read: [what: string, bytes: Buffer, encoding: string][] = [
    ['UTF-8 without a declaration', Buffer.from('<a>blåbær</a>'), 'UTF-8'],
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFF<a>blåbær</a>'), 'UTF-8'],
    ['UTF-8 declared in small letters', Buffer.from(declared('utf-8')), 'UTF-8'],
    ['ISO-8859-1', Buffer.from(declared('ISO-8859-1'), 'latin1'), 'ISO-8859-1'],
    ['windows-1252', Buffer.from(declared('windows-1252'), 'latin1'), 'windows-1252'],
    ['UTF-16 little endian', Buffer.from(`\uFEFF${declared('UTF-16')}`, 'utf16le'), 'UTF-16LE'],
    ['UTF-16 big endian', Buffer.from(`\uFEFF${declared('UTF-16')}`, 'utf16le').swap16(), 'UTF-16BE'],
  ];
  for (const [what, bytes, encoding] of read) {
    test(`${what} is read`, () => {
      const document = readXml(bytes);
      expect(textOf(document.root)).toBe('blåbær');
      expect(document.encoding).toBe(encoding);
    });
  }

  test('windows-1252 has its own characters where ISO-8859-1 has controls', () => {
    expect(textOf(readXml(withBytes('windows-1252', [0x80, 0x85, 0x92, 0x96, 0x9f])).root)).toBe('€…’–Ÿ');
    expect(textOf(readXml(withBytes('ISO-8859-1', [0x85])).root)).toBe('\u0085');
    expect(errorOf(withBytes('windows-1252', [0x81])).code).toBe('encoding-contradicted');
  });

  const contradicted: [what: string, bytes: Buffer][] = [
    ['ISO-8859-1 bytes declared as UTF-8', Buffer.from(declared('UTF-8'), 'latin1')],
    ['ISO-8859-1 bytes declared as nothing', Buffer.from('<a>blåbær</a>', 'latin1')],
    ['a UTF-8 mark on a document declared as ISO-8859-1', Buffer.from(`\uFEFF${declared('ISO-8859-1')}`)],
    ['single bytes declared as UTF-16', Buffer.from(declared('UTF-16'))],
    ['letters beyond US-ASCII', Buffer.from(declared('US-ASCII'))],
    ['half a UTF-16 character', Buffer.from(`\uFEFF<a/>`, 'utf16le').subarray(0, 9)],
  ];
  for (const [what, bytes] of contradicted) {
    test(`${what} contradict what is declared`, () => {
      expect(errorOf(bytes).code).toBe('encoding-contradicted');
    });
  }

  test('encodings that are not read are named', () => {
    expect(errorOf(Buffer.from(declared('EBCDIC-DK')))).toMatchObject({
      code: 'unsupported-encoding',
      message: 'encoding EBCDIC-DK is not read',
    });
    expect(errorOf(Buffer.from('<a/>', 'utf16le')).code).toBe('unsupported-encoding');
  });

  test('any bytes are read or refused with an XmlError', () => {
    let state = 7;
    for (let round = 0; round < 300; round += 1) {
      const bytes = Uint8Array.from({ length: 64 }, () => {
        state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
        return state >> 16;
      });
      bytes.set(Buffer.from('<a b="'), 0);
      expect(errorOf(bytes).name).toBe('XmlError');
    }
  });
});

test('one long text is read in time that grows with its length alone', () => {
  millisecondsFor(1_000_000);
  // Generous, so that a busy machine does not fail it: a quadratic reader would take hours.
  expect(millisecondsFor(20_000_000)).toBeLessThan(5000);
});

function declared(encoding: string): string {
  return `<?xml version="1.0" encoding="${encoding}"?><a>blåbær</a>`;
}

function withBytes(encoding: string, content: number[]): Buffer {
  const start = `<?xml version="1.0" encoding="${encoding}"?><a>`;
  return Buffer.concat([Buffer.from(start), Buffer.from(content), Buffer.from('</a>')]);
}

function millisecondsFor(length: number): number {
  const source = Buffer.from(`<a><b>${'x'.repeat(length)}</b><c/></a>`);
  const start = performance.now();
  expect(readXml(source).root.children).toHaveLength(2);
  return performance.now() - start;
}
