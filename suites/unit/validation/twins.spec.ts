import { expect, test } from '@playwright/test';
import { builtIn, errorKeys, fixture } from './judged.ts';

const xml = fixture('care-communication/5.0/new.xml').toString();

type Change = readonly [what: string, key: string, change: (xml: string) => string];

const faults: readonly Change[] = [
  [
    'elements in another order',
    'xml.order',
    (text) => text.replace(/(<type value="message"\/>)(\s*)(<timestamp [^>]*>)/, '$3$2$1'),
  ],
  ['an attribute nobody knows', 'xml.attribute', (text) => text.replace('<type ', '<type foo="bar" ')],
  [
    'an element nobody knows',
    'structure.unknown-property',
    (text) => text.replace('<type ', '<fooBar value="1"/><type '),
  ],
  [
    'an element of another namespace',
    'structure.unknown-property',
    (text) => text.replace('<type ', '<type xmlns="http://prove.dk" '),
  ],
  ['text between elements', 'xml.text', (text) => text.replace('<type ', 'hello<type ')],
  ['a processing instruction', 'xml.instruction', (text) => text.replace('<type ', '<?foo bar?><type ')],
  ['an element twice', 'xml.repeated', (text) => text.replace(/<type [^>]*>/, '$&$&')],
  ['an empty element', 'structure.empty', (text) => text.replace(/<type [^>]*>/, '<type/>')],
  ['another encoding', 'xml.encoding', (text) => text.replace(/encoding="[^"]*"/, 'encoding="ISO-8859-1"')],
  ['white space before it', 'xml.encoding', (text) => text.replace(/<\?xml[^>]*>\s*/, '\n')],
  ['a processing instruction behind it', 'xml.instruction', (text) => `${text}<?foo bar?>`],
  ['an empty id', 'primitive.empty', (text) => text.replace('<type ', '<type id="" ')],
  ['a no-break space between elements', 'xml.text', (text) => text.replace('<type ', '&#160;<type ')],
  [
    'another root namespace',
    'xml.namespace',
    (text) => text.replace('"http://hl7.org/fhir"', '"http://hl7.org/fhir2"'),
  ],
];

for (const [what, key, change] of faults) {
  test(`XML with ${what} is refused with ${key}`, async () => {
    const changed = change(xml);
    expect(changed).not.toBe(xml);
    expect(errorKeys((await builtIn()).validate(Buffer.from(changed)))).toContain(key);
  });
}

for (const [what, change] of [
  ['comments', (text: string) => text.replace('<type ', '<!-- <?no instruction?> --><type ')],
  ['a byte order mark', (text: string) => `\uFEFF${text}`],
  ['no declaration', (text: string) => text.replace(/<\?xml[^>]*>\s*/, '')],
  ['ids on primitives', (text: string) => text.replace('<type ', '<type id="a1" ')],
] as const) {
  test(`XML with ${what} is valid`, async () => {
    expect(errorKeys((await builtIn()).validate(Buffer.from(change(xml))))).toEqual([]);
  });
}

test('an issue in XML has the place of its element', async () => {
  const text = xml.replace(/<timestamp value="[^"]*"\/>/, '<timestamp value="yesterday"/>');
  const { issues } = (await builtIn()).validate(Buffer.from(text));
  const line = text.split('\n').findIndex((each) => each.includes('yesterday'));
  expect(issues).toContainEqual(
    expect.objectContaining({
      key: 'primitive.instant',
      path: 'Bundle.timestamp',
      line: line + 1,
      column: text.split('\n')[line]!.indexOf('<') + 1,
    }),
  );
});
