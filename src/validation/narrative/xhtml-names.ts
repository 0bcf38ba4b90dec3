// FHIR R4, Narrative, as the official validator's `XhtmlValidator` lists what may stand in a narrative.
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

export const allowedElements = words(`
  a abbr acronym address area b bdo big blockquote br caption cite code col colgroup dd dfn div dl dt em
  h1 h2 h3 h4 h5 h6 hr i img kbd li map ol p pre q samp small span strong sub sup
  table tbody td tfoot th thead tr tt ul var`);

const everywhere = words(`
  title style class id lang xml:lang xml:space dir accesskey tabindex
  span width align valign char charoff abbr axis headers scope rowspan colspan`);

const here: Readonly<Record<string, ReadonlySet<string>>> = {
  a: words('href name charset type hreflang rel rev shape coords'),
  area: words('shape coords href nohref alt'),
  blockquote: words('cite'),
  img: words('src border alt longdesc height width usemap ismap'),
  map: words('name'),
  pre: words('space'),
  q: words('cite'),
  table: words('summary width border frame rules cellspacing cellpadding'),
  td: words('nowrap'),
};

/** @param attribute as written, with its prefix */
export function isAllowedOn(element: string, attribute: string): boolean {
  return (
    everywhere.has(attribute) ||
    attribute.startsWith('xmlns') ||
    (Object.hasOwn(here, element) && here[element]!.has(attribute))
  );
}
