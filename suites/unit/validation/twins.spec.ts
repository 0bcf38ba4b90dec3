import { expect, test } from '@playwright/test';
import { builtIn, fixture } from './judged.ts';

const xml = fixture('care-communication/5.0/new.xml').toString();

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
