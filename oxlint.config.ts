import { defineConfig, type OxlintOverride } from 'oxlint';

/** The rooms of src/, and what each may look into: the table of docs/architecture.md. */
const rooms: Record<string, string[]> = {
  message: [],
  exchange: ['message'],
  validation: ['message'],
  conversion: ['message'],
  network: ['message', 'conversion'],
  system: ['message', 'network', 'validation'],
  requirement: ['message', 'exchange'],
  verdict: ['requirement', 'exchange'],
  report: ['verdict', 'requirement', 'exchange', 'message'],
  harness: ['message', 'exchange', 'validation', 'conversion', 'network', 'system'],
  cli: [
    'message',
    'exchange',
    'validation',
    'conversion',
    'network',
    'system',
    'requirement',
    'verdict',
    'report',
    'harness',
  ],
};

const direction = Object.entries(rooms).map(([room, open]): OxlintOverride => {
  const closed = Object.keys(rooms).filter((name) => name !== room && !open.includes(name));
  const message = `src/${room} may only look into ${open.join(', ') || 'nothing'}: data flows one way (docs/architecture.md).`;
  const group = [...closed, 'suites'].map((name) => `**/${name}/**`);
  return {
    files: [`src/${room}/**`],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group, message }] }] },
  };
});

export default defineConfig({
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'promise', 'node'],
  categories: { correctness: 'error', suspicious: 'error', perf: 'warn' },
  rules: {
    'import/no-cycle': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/switch-exhaustiveness-check': 'error',
    'typescript/consistent-type-imports': 'error',
    'typescript/no-unsafe-type-assertion': 'off',
    'no-await-in-loop': 'off',
    'no-console': 'error',
    'no-underscore-dangle': 'off',
    'oxc/no-map-spread': 'off',
  },
  overrides: [
    ...direction,
    { files: ['src/cli/**', 'scripts/**', 'bin/**'], rules: { 'no-console': 'off' } },
    // Playwright reads a fixture's first parameter, so `({}, use)` is required.
    { files: ['suites/**'], rules: { 'no-empty-pattern': 'off' } },
  ],
});
