/** Text and headings, the masthead, the verdict. */
export const frameStyle = `
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
`;
