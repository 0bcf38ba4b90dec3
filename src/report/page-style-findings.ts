/** What is to be changed, and the rows of requirements. */
export const findingsStyle = `
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
.silent li { display: grid; grid-template-columns: 20rem minmax(0, 1fr); gap: 0 1rem; align-items: baseline; padding: .3rem 0; border-top: 1px solid var(--line); font-size: .92rem; }
.more > summary { color: var(--accent); }
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
