import { type Proof, proofsOnText } from './proof.ts';

const occurred = /<occurredDateTime value="[^"]*"\/>/;

/** What the XML of a message is made of. */
export const xmlStructureProofs: readonly Proof[] = proofsOnText(
  { of: 'a CareCommunication in XML', on: 'care-communication/5.0/new.xml' },
  [
    {
      key: 'structure.unknown-property',
      refused: ['with an element nobody knows', (xml) => xml.replace('<type ', '<fooBar value="1"/><type ')],
      allowed: [
        'with an element that is not needed',
        (xml) => xml.replace('<type ', '<identifier><value value="1"/></identifier><type '),
      ],
    },
    {
      key: 'structure.unknown-property',
      refused: [
        'with an element of another namespace',
        (xml) => xml.replace('<type ', '<type xmlns="http://prove.dk" '),
      ],
      allowed: [
        'with an element that repeats the namespace',
        (xml) => xml.replace('<type ', '<type xmlns="http://hl7.org/fhir" '),
      ],
    },
    {
      key: 'structure.empty',
      refused: ['with a simple value that is empty', (xml) => xml.replace(occurred, '$&<recorded/>')],
      allowed: [
        'with a simple value in two tags',
        (xml) => xml.replace(occurred, (tag) => tag.replace('/>', '></occurredDateTime>')),
      ],
    },
    {
      key: 'structure.empty',
      refused: ['with an element that holds nothing', (xml) => xml.replace('<address>', '<address/>$&')],
      allowed: [
        'with an element that holds little',
        (xml) => xml.replace('<address>', '<address><city value="Odense"/></address>$&'),
      ],
    },
    {
      key: 'structure.choice',
      refused: [
        'with two kinds of one element',
        (xml) => xml.replace(occurred, '$&<occurredPeriod><start value="2026-03-02"/></occurredPeriod>'),
      ],
      allowed: [
        'with another kind of a name that may repeat',
        (xml) => xml.replace(/<given [^>]*>/, '$&<given value="B."/>'),
      ],
    },
    {
      key: 'structure.resource',
      refused: [
        'with an entry whose resource is left out',
        (xml) =>
          xml.replace(
            /<resource>\s*<Practitioner>[^]*?<\/Practitioner>\s*<\/resource>/,
            '<resource></resource>',
          ),
      ],
      allowed: [
        'with a comment beside the resource of an entry',
        (xml) => xml.replace('</MessageHeader>', '$&<!-- <Basic/> -->'),
      ],
    },
    {
      key: 'structure.resource-type',
      severity: 'fatal',
      refused: ['with a root that is no resource', (xml) => xml.replaceAll(/(<\/?)Bundle/g, '$1Bundel')],
      allowed: ['with a blank behind the name of its root', (xml) => xml.replace('<Bundle', '$& ')],
    },
    {
      key: 'structure.resource-type',
      refused: [
        'with an entry that is no resource',
        (xml) => xml.replaceAll(/(<\/?)Practitioner>/g, '$1Practicioner>'),
      ],
      allowed: [
        'with a blank behind the name of a resource',
        (xml) => xml.replace('<Practitioner>', '<Practitioner >'),
      ],
    },
    {
      key: 'primitive.empty',
      refused: ['with a value without letters', (xml) => xml.replace(/<city [^>]*>/, '<city value=""/>')],
      allowed: ['with a value of one letter', (xml) => xml.replace(/<city [^>]*>/, '<city value="O"/>')],
    },
    {
      key: 'primitive.empty',
      refused: [
        'with a narrative outside XHTML',
        (xml) => xml.replace('<div xmlns="http://www.w3.org/1999/xhtml"', '<div'),
      ],
      allowed: [
        'with a narrative whose namespace stands in single quotes',
        (xml) => xml.replace('"http://www.w3.org/1999/xhtml"', "'http://www.w3.org/1999/xhtml'"),
      ],
    },
    {
      key: 'primitive.boolean',
      refused: [
        'with a truth value in Danish',
        (xml) => xml.replace(/<name>\s*<use/, '<active value="ja"/>$&'),
      ],
      allowed: ['with a truth value', (xml) => xml.replace(/<name>\s*<use/, '<active value="true"/>$&')],
    },
  ],
);
