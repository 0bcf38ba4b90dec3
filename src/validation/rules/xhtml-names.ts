const words = (text: string) => new Set(text.trim().split(/\s+/));

/** FHIR R4, Narrative: the parts of HTML 4.0 that may stand in a narrative. */
export const allowedElements = words(`
  a abbr acronym address area b bdo big blockquote br caption cite code col colgroup dd del dfn div dl dt em
  h1 h2 h3 h4 h5 h6 hr i img ins kbd li map ol p pre q samp small span strong style sub sup
  table tbody td tfoot th thead tr tt u ul var`);

export const allowedAttributes = words(`
  abbr accesskey align alt axis bgcolor border cellpadding cellspacing char charoff charset cite class clear color
  colspan compact coords data-fhir datetime dir face frame headers height href hreflang hspace id ismap lang longdesc
  name nohref noshade nowrap rel rev rowspan rules scope shape size span src start style summary tabindex target title
  type usemap valign value vspace width xml:lang xmlns`);
