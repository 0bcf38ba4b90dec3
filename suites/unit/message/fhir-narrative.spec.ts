import { expect, test } from '@playwright/test';
import { narrativeOf } from '../../../src/message/narrative.ts';
import { resourcesOf, textAt } from '../../../src/message/query.ts';
import { textOf } from '../../../src/message/xml/element.ts';
import { readXml } from '../../../src/message/xml/read-xml.ts';
import { fixtureMessages, messageWithEverything, simpleMessage } from './message-samples.ts';

test('every resource of every message of ours has a narrative, and the Bundle has none', () => {
  for (const bundle of Object.values(fixtureMessages())) {
    expect(bundle['text']).toBeUndefined();
    for (const resource of resourcesOf(bundle)) {
      const { root } = readXml(textAt(resource, 'text.div') ?? '');
      expect(root).toMatchObject({ name: 'div', namespace: 'http://www.w3.org/1999/xhtml' });
      expect(textOf(root)).toContain(textAt(resource, 'id'));
    }
  }
});

test('a narrative tells every value of the resource but the content of attachments', () => {
  for (const resource of resourcesOf(messageWithEverything())) {
    const { text: _text, meta: _meta, ...elements } = resource;
    const told = textOf(readXml(narrativeOf(resource).div).root);
    for (const value of valuesIn(elements)) expect(told, resource.resourceType).toContain(value);
  }
  const [communication] = resourcesOf(messageWithEverything(), 'Communication');
  expect(textAt(communication, 'text.div')).not.toContain('iVBORw0KGgo');
});

test('it speaks Danish, with the names of FHIR', () => {
  const [communication] = resourcesOf(messageWithEverything(), 'Communication');
  const told = textAt(communication, 'text.div');

  expect(told).toContain('Emne (topic)');
  expect(told).toContain('Vedr. henvisning, regarding-referral');
  expect(told).toContain('Hurtigst muligt, asap');
  expect(told).toContain('Forfatter (medcom-core-practitioner-extension)');
  expect(textAt(communication, 'text.status')).toBe('extensions');
  expect(textAt(resourcesOf(messageWithEverything(), 'Patient')[0], 'text.status')).toBe('generated');
});

test('markup in a text is text, and its lines are lines', () => {
  const [communication] = resourcesOf(
    simpleMessage({ text: '<script>&"\'\r\nnæste\u0000linje' }),
    'Communication',
  );

  expect(textAt(communication, 'text.div')).toContain("&lt;script&gt;&amp;&quot;'<br/>næste\uFFFDlinje");
});

test('a resource that has nothing but its type has a narrative as well', () => {
  expect(narrativeOf({ resourceType: 'Basic' }).div).toBe(
    '<div xmlns="http://www.w3.org/1999/xhtml"><p><b>Basic</b></p></div>',
  );
});

function valuesIn(node: unknown, name = ''): string[] {
  if (Array.isArray(node)) return node.flatMap((item) => valuesIn(item, name));
  if (typeof node === 'object' && node !== null) {
    return Object.entries(node).flatMap(([key, member]) => valuesIn(member, key));
  }
  if (typeof node !== 'string' || name === 'data' || name === 'url' || name === 'contentString') return [];
  return [node];
}
