import { type Proof, proofsOnText } from './proof.ts';

const lastTwoEntries =
  /(<entry>(?:(?!<entry>)[^])*<\/entry>)(\s*)(<entry>(?:(?!<entry>)[^])*<\/entry>)(\s*<\/Bundle>)/;

/** How a message in XML is written. */
export const xmlProofs: readonly Proof[] = proofsOnText(
  { of: 'a CareCommunication in XML', on: 'care-communication/5.0/new.xml' },
  [
    {
      key: 'xml.syntax',
      severity: 'fatal',
      refused: ['without its last end tag', (xml) => xml.replace(/<\/Bundle>\s*$/, '')],
      allowed: ['behind a byte order mark', (xml) => `\uFEFF${xml}`],
    },
    {
      key: 'xml.encoding',
      refused: [
        'with another declared encoding',
        (xml) => xml.replace('encoding="UTF-8"', 'encoding="ISO-8859-1"'),
      ],
      allowed: [
        'with an encoding in small letters',
        (xml) => xml.replace('encoding="UTF-8"', 'encoding="utf-8"'),
      ],
    },
    {
      key: 'xml.encoding',
      refused: ['behind a line break', (xml) => xml.replace(/<\?xml[^>]*>\s*/, '\n')],
      allowed: ['without a declaration', (xml) => xml.replace(/<\?xml[^>]*>\s*/, '')],
    },
    {
      key: 'xml.instruction',
      refused: ['before a processing instruction', (xml) => `${xml}<?foo bar?>`],
      allowed: ['before a comment', (xml) => `${xml}<!-- <?foo bar?> -->`],
    },
    {
      key: 'xml.text',
      refused: ['with a no-break space between elements', (xml) => xml.replace('<type ', '&#160;<type ')],
      allowed: ['with a line break between elements', (xml) => xml.replace('<type ', '&#10;<type ')],
    },
    {
      key: 'primitive.empty',
      refused: ['with an empty id', (xml) => xml.replace('<type ', '<type id="" ')],
      allowed: ['with an id of one digit', (xml) => xml.replace('<type ', '<type id="1" ')],
    },
    {
      key: 'xml.namespace',
      severity: 'fatal',
      refused: [
        'with a root of another namespace',
        (xml) => xml.replace('"http://hl7.org/fhir"', '"http://hl7.org/fhir2"'),
      ],
      allowed: [
        'with its namespace in single quotes',
        (xml) => xml.replace('"http://hl7.org/fhir"', "'http://hl7.org/fhir'"),
      ],
    },
    {
      key: 'xml.namespace',
      refused: [
        'with a resource of another namespace',
        (xml) => xml.replace('<MessageHeader>', '<MessageHeader xmlns="http://prove.dk">'),
      ],
      allowed: [
        'with a resource that repeats the namespace',
        (xml) => xml.replace('<MessageHeader>', '<MessageHeader xmlns="http://hl7.org/fhir">'),
      ],
    },
    {
      key: 'xml.attribute',
      refused: ['with an attribute nobody knows', (xml) => xml.replace('<type ', '<type foo="bar" ')],
      allowed: ['with an id on a simple value', (xml) => xml.replace('<type ', '<type id="a1" ')],
    },
    {
      key: 'xml.text',
      refused: ['with text between elements', (xml) => xml.replace('<type ', 'hello<type ')],
      allowed: ['with a comment between elements', (xml) => xml.replace('<type ', '<!-- hello --><type ')],
    },
    {
      key: 'xml.order',
      refused: [
        'with its timestamp before its type',
        (xml) => xml.replace(/(<type value="message"\/>)(\s*)(<timestamp [^>]*>)/, '$3$2$1'),
      ],
      allowed: [
        'with its last entry before the last but one',
        (xml) => xml.replace(lastTwoEntries, '$3$2$1$4'),
      ],
    },
    {
      key: 'xml.repeated',
      refused: ['with an element twice', (xml) => xml.replace(/<type [^>]*>/, '$&$&')],
      allowed: ['with an element twice that may repeat', (xml) => xml.replace(/<given [^>]*>/, '$&$&')],
    },
    {
      key: 'xml.instruction',
      refused: ['with a processing instruction', (xml) => xml.replace('<type ', '<?foo bar?><type ')],
      allowed: [
        'with a processing instruction in a comment',
        (xml) => xml.replace('<type ', '<!-- <?foo bar?> --><type '),
      ],
    },
  ],
);
