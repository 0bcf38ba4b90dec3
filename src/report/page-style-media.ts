/** Narrow windows, and paper. */
export const mediaStyle = `
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
  .silent li { grid-template-columns: 1fr; }
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
