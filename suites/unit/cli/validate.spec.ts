import { expect, test } from '@playwright/test';
import { proevesten } from '../../self/proevesten.ts';

for (const [what, file, told] of [
  ['an envelope', 'fixtures/envelope/message-prefixed.xml', /is a VANSEnvelope, no FHIR message/],
  ['a letter', 'fixtures/letter/xdis91-full.xml', /is an OIOXML letter, no FHIR message/],
] as const) {
  test(`${what} is no FHIR message that could be judged, and that is said`, async () => {
    const { exitCode, stdout, stderr } = await proevesten('validate', file);
    expect(exitCode).toBe(3);
    expect(stdout).not.toContain('valid');
    expect(stderr).toMatch(told);
  });
}
