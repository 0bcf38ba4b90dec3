import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { FhirResource } from '../../../src/message/fhir-message.ts';
import { fhirJsonToXml, fhirXmlToJson } from '../../../src/message/fhir-xml.ts';
import { readCareCommunication } from '../../../src/message/read-care-communication.ts';
import { readFhirMessage } from '../../../src/message/read-fhir.ts';
import { childrenOf } from '../../../src/message/xml/element.ts';
import type { XmlElement } from '../../../src/message/xml/document.ts';
import { readXml } from '../../../src/message/xml/read-xml.ts';

const folder = join(import.meta.dirname, '../../../../shared/examples/carecommunication');
const files = ['send', 'receive'].flatMap((direction) =>
  existsSync(join(folder, direction))
    ? readdirSync(join(folder, direction)).map((name) => join(folder, direction, name))
    : [],
);

test.describe("MedCom's published examples", () => {
  test('are at hand', () => {
    test.skip(files.length === 0, `no ${folder}: the examples are not part of this repository`);
    expect(files.length).toBeGreaterThan(20);
  });

  for (const file of files) {
    test(`${file.split('/').at(-1)?.slice(7, 24)} is read, and survives the other format`, () => {
      const source = readFileSync(file);
      const reading = readFhirMessage(source);
      expect(reading.problems).toEqual([]);
      expect(reading.message?.kind).toBe('care-communication');

      const bundle = reading.message?.bundle as FhirResource;
      const there = fhirJsonToXml(bundle);
      expect(fhirXmlToJson(there)).toEqual(bundle);
      if (file.endsWith('.xml')) expect(treeOf(readXml(there).root)).toEqual(treeOf(readXml(source).root));
      else expect(bundle).toEqual(JSON.parse(source.toString('utf8')));

      const content = readCareCommunication(bundle);
      expect(content.headerId).toBeTruthy();
      expect(content.sender.sor).toMatch(/^\d+$/);
      expect(content.receiver.gln).toMatch(/^\d{13}$/);
      expect(content.patient?.identifiers.length).toBeGreaterThan(0);
      expect(content.segments.length).toBeGreaterThan(0);
      expect(content.provenances.map(({ targetId }) => targetId)).toContain(content.headerId);
    });
  }
});

/** Names, attributes and texts; blanks between the elements of FHIR itself say nothing. */
function treeOf(element: XmlElement): unknown {
  const attributes = element.attributes.map(({ name, value }) => `${name}=${value}`).toSorted();
  const children = element.namespace === 'http://hl7.org/fhir' ? childrenOf(element) : element.children;
  return [
    element.namespace,
    element.name,
    attributes,
    children.map((child) => (child.kind === 'text' ? child.text : treeOf(child))),
  ];
}
