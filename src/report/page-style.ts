/** The page's style sheet. Lanes and arrows of the sequence diagrams are generated, for the policy allows no style attributes. */
import { mostLanes } from './page-lanes.ts';
import { states } from './words.ts';

const colours = {
  light: `
  --paper: #fbfaf8; --sheet: #ffffff; --ink: #1b2430; --soft: #566172; --line: #dedfe3; --wash: #f2f2f0;
  --accent: #0b5a6b; --pass: #25703f; --fail: #ad2318; --error: #7a2f8a; --blocked: #ad2318; --known: #7a5a00;
  --warn: #8a5a00; --review: #22569c; --unsupported: #667080; --stone: #232b36; --gold: #d9a93a;`,
  dark: `
  --paper: #14181e; --sheet: #1b2129; --ink: #e6e8eb; --soft: #9ba6b4; --line: #323a45; --wash: #222933;
  --accent: #6fc3d3; --pass: #6cc48a; --fail: #f28b7d; --error: #cf96dd; --blocked: #f28b7d; --known: #d9b45a;
  --warn: #e0b04f; --review: #8db7f0; --unsupported: #95a0ae; --stone: #3a4452; --gold: #e5bd5c;`,
};

const base = `
:root { color-scheme: light dark; ${colours.light} }
@media (prefers-color-scheme: dark) { :root { ${colours.dark} } }
* { box-sizing: border-box; }
html { scroll-padding-top: 4.5rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
code, pre, .digits { font-family: ui-monospace, "Cascadia Mono", "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .86em; }
code { overflow-wrap: anywhere; }
a { color: var(--accent); text-underline-offset: .18em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
h1, h2, h3, h4, p, dl, dd, ul, ol { margin: 0; padding: 0; }
ul, .sequence ol { list-style: none; }
summary { cursor: pointer; }
:root[data-lang="da"] .en, :root[data-lang="en"] .da { display: none; }
.sheet { position: absolute; width: 0; height: 0; overflow: hidden; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: .5rem; z-index: 3; background: var(--sheet); padding: .4rem .8rem; }
main { max-width: 66rem; margin: 0 auto; padding: 0 1.5rem 5rem; }
main > section { padding-top: 3.5rem; }
h2 { font-size: 1.45rem; line-height: 1.25; font-weight: 620; letter-spacing: -.012em; margin-bottom: 1.25rem; }
h2 .number { font-weight: 400; color: var(--soft); font-size: .75em; margin-left: .25em; }
h3 { font-size: 1.06rem; line-height: 1.4; font-weight: 600; }
h4 { font-size: .78rem; font-weight: 600; color: var(--soft); }
.lead { color: var(--soft); max-width: 44rem; margin-bottom: 1rem; }
.aside { color: var(--soft); font-size: .88em; }
`;

const masthead = `
.masthead { position: sticky; top: 0; z-index: 2; display: flex; align-items: center; gap: .75rem 2rem; padding: .7rem max(1.5rem, calc((100vw - 63rem) / 2)); background: var(--paper); border-bottom: 1px solid var(--line); font-size: .9rem; }
.brand { display: flex; align-items: center; gap: .55rem; font-weight: 650; font-size: 1rem; letter-spacing: -.01em; }
.mark { width: 1.5rem; height: 1.5rem; }
.mark .stone { fill: var(--stone); }
.mark .streak { fill: none; stroke: var(--gold); stroke-width: 2.6; stroke-linecap: round; }
.masthead nav { display: flex; flex-wrap: wrap; gap: .2rem 1.25rem; margin-right: auto; }
.masthead nav a { color: var(--soft); text-decoration: none; }
.masthead nav a:hover { color: var(--ink); text-decoration: underline; }
.languages { display: flex; border: 1px solid var(--line); border-radius: 6px; overflow: hidden; }
.languages button { font: inherit; font-size: .85rem; border: 0; background: none; color: var(--soft); padding: .25rem .7rem; cursor: pointer; }
.languages button + button { border-left: 1px solid var(--line); }
.languages button[aria-pressed="true"] { background: var(--wash); color: var(--ink); font-weight: 600; }
.languages button:focus-visible { outline-offset: -3px; }
`;

const verdict = `
.verdict { --tone: var(--fail); }
.verdict.conforms { --tone: var(--pass); }
.verdict.error { --tone: var(--error); }
.verdict .subject { color: var(--soft); font-size: 1.05rem; }
.verdict h1 { margin: .35rem 0 1rem; font-weight: 640; line-height: 1.08; letter-spacing: -.028em; }
.verdict h1 .first { display: block; color: var(--tone); font-size: clamp(2.1rem, 5.6vw, 3.4rem); }
.verdict h1 .second { display: block; color: var(--soft); font-size: 1.05rem; font-weight: 400; letter-spacing: 0; margin-top: .55rem; }
.verdict .summary { font-size: 1.15rem; line-height: 1.5; max-width: 44rem; }
.faults { margin-top: 1rem; padding-left: 1rem; border-left: 3px solid var(--error); }
.bar { display: block; width: 100%; height: .7rem; margin: 2rem 0 1rem; border-radius: 3px; }
.counts { display: grid; grid-template-columns: max-content max-content 1fr; gap: .3rem .9rem; align-items: baseline; font-size: .94rem; }
.counts li { display: contents; }
.counts b { font-variant-numeric: tabular-nums; text-align: right; font-weight: 640; }
.counts .meaning { color: var(--soft); }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: 1rem 2rem; margin-top: 2rem; padding-top: 1.25rem; border-top: 1px solid var(--line); }
dt { color: var(--soft); font-size: .82rem; }
.state { display: inline-flex; align-items: baseline; gap: .4em; white-space: nowrap; font-weight: 560; font-size: .9rem; }
.state svg { width: 1em; height: 1em; flex: none; align-self: center; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
`;

const open = `
.open { display: grid; grid-template-columns: 11.5rem minmax(0, 1fr); gap: 0 1.5rem; padding: 1.6rem 0 1.9rem; border-top: 1px solid var(--line); }
.open:first-of-type { border-top: 2px solid var(--line); }
.open .side .state { font-size: 1rem; }
.obligation { color: var(--soft); font-size: .86rem; line-height: 1.45; }
.open .side .obligation { margin-top: .3rem; }
.open h3 { font-size: 1.15rem; max-width: 42rem; text-wrap: pretty; }
.id { margin-top: .15rem; }
.id a { color: var(--soft); text-decoration: none; }
.id a:hover { text-decoration: underline; }
.finding, .guidance { margin-top: 1rem; display: grid; gap: .3rem 0; }
.finding > div, .guidance > div { display: grid; grid-template-columns: 6rem minmax(0, 1fr); gap: 0 1rem; align-items: baseline; }
.finding { background: var(--wash); padding: .8rem 1rem .85rem; border-radius: 4px; }
.finding > div { grid-template-columns: 5rem minmax(0, 1fr); }
.finding dd { overflow-wrap: anywhere; white-space: pre-wrap; }
.finding .actual dd { color: var(--tone, var(--fail)); font-weight: 560; }
.finding .place dd { font-size: .92rem; white-space: normal; }
.guidance > div { padding-left: 1rem; }
.guidance > div { grid-template-columns: 5rem minmax(0, 1fr); }
.guidance dd { max-width: 42rem; }
.guidance ul { font-size: .92rem; }
.more > summary { color: var(--accent); }
`;

const rows = `
.area { margin-bottom: 2rem; }
.area > header { display: flex; flex-wrap: wrap; gap: .2rem 1.5rem; justify-content: space-between; align-items: baseline; padding-bottom: .4rem; border-bottom: 2px solid var(--line); }
.tally { display: flex; flex-wrap: wrap; gap: 0 1.1rem; font-variant-numeric: tabular-nums; font-size: .9rem; }
.rows > li { border-bottom: 1px solid var(--line); }
.rows summary { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr) auto .8rem; gap: 0 .75rem; padding: .5rem .35rem; list-style: none; align-items: baseline; }
summary::-webkit-details-marker { display: none; }
.rows summary code { color: var(--soft); font-size: .8rem; }
.rows summary::after, .scenario > summary::after { content: ""; width: .38rem; height: .38rem; margin-right: .15rem; justify-self: end; align-self: center; border: solid var(--soft); border-width: 0 1.5px 1.5px 0; transform: translateY(-.1rem) rotate(45deg); }
.rows [open] > summary::after, .scenario[open] > summary::after { transform: translateY(.1rem) rotate(-135deg); }
.state.pass, .state.unsupported { font-weight: 450; }
.rows summary:hover, .scenario > summary:hover, .step summary:hover { background: var(--wash); }
.rows .detail { padding: .1rem .35rem 1rem 9.6rem; }
.rows .detail > * + * { margin-top: .7rem; }
.not-seen { color: var(--soft); font-size: .94rem; }
.not-seen > summary { color: var(--accent); }
.not-seen ul { columns: 20rem; margin-top: .5rem; }
`;

const scenarios = `
.scenario { border-bottom: 1px solid var(--line); }
.scenario:first-of-type { border-top: 2px solid var(--line); }
.scenario > summary { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr) auto 4.5rem .8rem; gap: 0 .75rem; padding: .5rem .35rem; align-items: baseline; list-style: none; }
.scenario > summary code { color: var(--soft); }
.scenario[open] > summary .text { font-weight: 600; }
.took { color: var(--soft); text-align: right; font-size: .88rem; font-variant-numeric: tabular-nums; }
.fault { margin: .5rem .35rem 1rem; padding: .6rem 1rem; border-left: 3px solid var(--error); background: var(--wash); }
.record { margin: .9rem .35rem 1.75rem; font-size: .88rem; color: var(--soft); }
.sequence { margin: .75rem .35rem 0; border: 1px solid var(--line); border-radius: 6px; background: var(--sheet); overflow: clip; }
.heads { position: sticky; top: 3rem; z-index: 1; display: grid; padding: .7rem 0 .6rem 6rem; background: var(--sheet); border-bottom: 1px solid var(--line); text-align: center; font-size: .88rem; line-height: 1.3; }
.heads b { display: block; font-weight: 600; padding: 0 .4rem; }
.heads .digits { color: var(--soft); font-size: .76rem; }
.step + .step { border-top: 1px solid var(--line); }
.step { --here: var(--sheet); scroll-margin-top: 9rem; }
.step summary:hover, .step:target summary { --here: var(--wash); }
.step summary { display: grid; grid-template-columns: 6rem 1fr; list-style: none; font-size: .9rem; }
.when { white-space: nowrap; padding: .55rem 0 .55rem .9rem; color: var(--soft); font-size: .8rem; font-variant-numeric: tabular-nums; }
.when b { color: var(--ink); font-weight: 560; margin-right: .25rem; }
.track { display: grid; }
.track, .found { background-image: linear-gradient(90deg, transparent calc(50% - .5px), var(--line) calc(50% - .5px), var(--line) calc(50% + .5px), transparent calc(50% + .5px)); }
.arrow { --stroke: var(--soft); position: relative; margin: .5rem 0 .6rem; padding: 0 .3rem .35rem; text-align: center; line-height: 1.35; border-bottom: 1.5px solid var(--stroke); min-width: 0; }
.arrow .label, .arrow .result { display: table; margin: 0 auto; padding: 0 .3rem; background: var(--here); max-width: 100%; overflow-wrap: anywhere; hyphens: auto; }
.arrow .label { font-weight: 560; font-size: .85rem; }
.arrow .result { color: var(--soft); font-size: .8rem; }
.arrow .route { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.arrow.right::after, .arrow.left::after { content: ""; position: absolute; bottom: -4.75px; width: 8px; height: 8px; border: solid var(--stroke); border-width: 1.5px 1.5px 0 0; }
.arrow.right::after { right: 1px; transform: rotate(45deg); }
.arrow.left::after { left: 1px; transform: rotate(-135deg); }
.arrow.here { border: 1px dashed var(--line); border-radius: 5px; padding: .3rem .5rem; background: var(--here); margin: .5rem -3.5rem .6rem; }
.arrow.here.last { margin: .5rem .5rem .6rem -7.5rem; }
.arrow.here.from-0 { margin: .5rem -7.5rem .6rem .5rem; }
.compose .arrow, .inbox .arrow, .outbox .arrow { border-bottom-style: dashed; }
.trouble .arrow { --stroke: var(--fail); }
.trouble .result { color: var(--fail); }
.found { margin-left: 6rem; padding: 0 .9rem .6rem; text-align: center; font-size: .8rem; }
.found a { color: var(--fail); margin: 0 .1rem; padding: 0 .25rem; background: var(--sheet); }
.found a.warn { color: var(--warn); }
.found a.review { color: var(--review); }
.step:target summary { background: var(--wash); box-shadow: inset 3px 0 0 var(--accent); }
.content { padding: .35rem 1.25rem 1.1rem 6.9rem; font-size: .9rem; }
.content .moment { color: var(--soft); font-size: .82rem; }
.terms { display: grid; gap: .15rem 0; margin-top: .5rem; }
.terms > div, .table > div { display: grid; grid-template-columns: 13rem 1fr; gap: .15rem 1rem; align-items: baseline; }
.terms dd, .table dd { overflow-wrap: anywhere; white-space: pre-wrap; min-width: 0; }
.seen { border-left: 3px solid var(--line); padding-left: .9rem; margin-top: .7rem; }
.problems { color: var(--fail); margin: .5rem 0; }
.bytes { margin-top: .6rem; }
.step .bytes > summary { box-shadow: none; background: none; display: list-item; list-style: disclosure-closed inside; color: var(--accent); font-size: inherit; }
.step .bytes[open] > summary { list-style-type: disclosure-open; }
.bytes > summary .digits { color: var(--soft); font-size: .78rem; }
pre { margin: .4rem 0 0; padding: .9rem 1rem; max-height: 32rem; overflow: auto; background: var(--wash); border-radius: 5px; font-size: .78rem; line-height: 1.5; tab-size: 2; }
.cut { color: var(--warn); font-size: .86rem; margin-top: .3rem; }
`;

const rest = `
.table { border-top: 2px solid var(--line); margin-bottom: 1.5rem; }
.table > div { padding: .45rem .35rem; border-bottom: 1px solid var(--line); }
.table dt { font-size: .9rem; }
#environment h3 { margin: 1.5rem 0 .6rem; }
.steps { padding-left: 1.4rem; max-width: 46rem; }
.steps li { margin-bottom: .45rem; padding-left: .3rem; }
.steps li::marker { color: var(--soft); }
.scroll { overflow-x: auto; margin-top: 1.5rem; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th { text-align: left; font-weight: 400; font-size: .82rem; color: var(--soft); border-bottom: 2px solid var(--line); padding: .4rem .8rem .4rem .35rem; }
td { border-bottom: 1px solid var(--line); padding: .4rem .8rem .4rem .35rem; vertical-align: baseline; }
@media (max-width: 46rem) {
  html { scroll-padding-top: 1rem; }
  main { padding: 0 1.1rem 4rem; }
  main > section { padding-top: 2.5rem; }
  .masthead { position: static; flex-wrap: wrap; padding: .7rem 1.1rem; }
  .masthead nav { order: 3; width: 100%; }
  .brand { margin-right: auto; }
  .counts { grid-template-columns: max-content 1fr; }
  .counts .meaning { grid-column: 2; margin: -.3rem 0 .4rem; font-size: .88rem; }
  .open { grid-template-columns: 1fr; gap: .5rem; }
  .open .side { display: flex; flex-wrap: wrap; gap: 0 .9rem; align-items: baseline; }
  .open .side .obligation { margin: 0; }
  .finding > div, .guidance > div { grid-template-columns: 1fr; }
  .finding, .guidance { gap: .6rem 0; }
  .guidance > div { padding: 0; }
  .rows summary { grid-template-columns: minmax(0, 1fr) .8rem; }
  .rows summary .text, .rows summary code { grid-column: 1; }
  .rows summary::after { grid-row: 1; grid-column: 2; }
  .rows .detail { padding-left: .35rem; }
  .scenario > summary { grid-template-columns: minmax(0, 1fr) auto .8rem; }
  .scenario > summary .text { grid-column: 1 / 3; grid-row: 2; }
  .scenario > summary code { grid-row: 3; }
  .scenario > summary .took { grid-row: 1; grid-column: 2; }
  .scenario > summary::after { grid-row: 1; grid-column: 3; }
  .heads { display: none; }
  .step summary { grid-template-columns: 4.6rem 1fr; }
  .track { display: block; }
  .track, .found { background-image: none; }
  .when b { display: block; }
  .step .arrow { display: block; border: 0; text-align: left; margin: .45rem 0; padding: 0 .6rem 0 0; background: none; }
  .arrow::after { display: none; }
  .arrow .route { position: static; display: block; width: auto; height: auto; clip-path: none; white-space: normal; color: var(--soft); font-size: .8rem; }
  .arrow .label, .arrow .result { display: block; margin: 0; padding: 0; background: none; }
  .found { margin-left: 4.6rem; padding: 0 .6rem 0 0; text-align: left; }
  .found a { margin: 0 .6rem 0 0; padding: 0; }
  .content { padding: .2rem 1rem 1rem; }
  .terms > div, .table > div { grid-template-columns: 1fr; gap: 0; }
}
@media print {
  :root { ${colours.light} --paper: #fff; }
  @page { margin: 18mm 16mm; }
  html { font-size: 10pt; }
  .rows summary::after, .scenario > summary::after { display: none; }
  .id { break-after: avoid; }
  .heads { position: static; }
  main { max-width: none; padding: 0; }
  .masthead { position: static; padding: 0 0 .5rem; }
  .masthead nav, .languages, .skip { display: none; }
  .finding, .rows > li, .step { break-inside: avoid; }
  h2, h3, .area > header, .scenario > summary { break-after: avoid; }
  a { color: inherit; }
  pre { max-height: none; white-space: pre-wrap; overflow-wrap: anywhere; }
}
`;

const tones = states.map(
  (state) =>
    `.state.${state} { color: var(--${state}); } .bar .${state} { fill: var(--${state}); } .open.${state}, .rows .${state} { --tone: var(--${state}); }`,
);

const counts = Array.from({ length: mostLanes }, (_, index) => index + 1);
const lanes = counts.flatMap((count) => [
  `.lanes-${count} .heads { grid-template-columns: repeat(${count}, 1fr); }`,
  `.lanes-${count} .track { grid-template-columns: repeat(${2 * count}, 1fr); }`,
  `.lanes-${count} .track, .lanes-${count} .found { background-size: calc(100% / ${count}) 100%; }`,
]);
const ends = counts.flatMap((_, lane) => [
  `.from-${lane} { grid-column-start: ${2 * lane + 2}; }`,
  `.to-${lane} { grid-column-end: ${2 * lane + 2}; }`,
  `.here.from-${lane} { grid-column: ${2 * lane + 1} / ${2 * lane + 3}; }`,
]);

export const style = [base, masthead, verdict, open, rows, scenarios, ...tones, ...lanes, ...ends, rest].join(
  '\n',
);
