import { expect, test } from '@playwright/test';
import { formatOfData } from '../../../src/harness/format-of-data.ts';

const formats = [
  ['{"resourceType": "Bun', 'cut.json', 'json'],
  ['[', 'list.xml', 'json'],
  ['<Bundle xmlns=', 'cut.json', 'xml'],
  ['\uFEFF \n {', 'with-a-mark.xml', 'json'],
  ['', 'empty.JSON', 'json'],
  ['', 'empty.xml', 'xml'],
  ['half a', 'rest.json', 'json'],
] as const;

for (const [data, file, format] of formats) {
  test(`${JSON.stringify(data)} in ${file} is ${format}`, () => {
    expect(formatOfData(Buffer.from(data), file)).toBe(format);
  });
}
