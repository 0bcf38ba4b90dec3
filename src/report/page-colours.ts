const light = `
  --paper: #fbfaf8; --sheet: #ffffff; --ink: #1b2430; --soft: #566172; --line: #dedfe3; --wash: #f2f2f0;
  --accent: #0b5a6b; --pass: #25703f; --fail: #ad2318; --error: #7a2f8a; --blocked: #ad2318; --known: #7a5a00;
  --warn: #8a5a00; --review: #22569c; --unsupported: #667080; --stone: #232b36; --gold: #d9a93a;`;

const dark = `
  --paper: #14181e; --sheet: #1b2129; --ink: #e6e8eb; --soft: #9ba6b4; --line: #323a45; --wash: #222933;
  --accent: #6fc3d3; --pass: #6cc48a; --fail: #f28b7d; --error: #cf96dd; --blocked: #f28b7d; --known: #d9b45a;
  --warn: #e0b04f; --review: #8db7f0; --unsupported: #95a0ae; --stone: #3a4452; --gold: #e5bd5c;`;

/** The colours of the page: as the reader's machine is set, and light on paper. */
export const colours = `
:root { color-scheme: light dark; ${light} }
@media (prefers-color-scheme: dark) { :root { ${dark} } }
@media print { :root { ${light} --paper: #fff; } }
`;
