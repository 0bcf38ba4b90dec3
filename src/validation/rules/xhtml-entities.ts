/** Entities of HTML that narratives in JSON may use without declaring them. */
const entities: Record<string, string> = {
  nbsp: '\u00a0', sect: '§', copy: '©', laquo: '«', reg: '®', deg: '°', plusmn: '±', sup2: '²', sup3: '³', acute: '´',
  micro: 'µ', para: '¶', middot: '·', raquo: '»', frac14: '¼', frac12: '½', frac34: '¾', iexcl: '¡', cent: '¢',
  pound: '£', curren: '¤', yen: '¥', brvbar: '¦', uml: '¨', ordf: 'ª', not: '¬', shy: '\u00ad', macr: '¯', cedil: '¸',
  sup1: '¹', ordm: 'º', iquest: '¿', times: '×', divide: '÷', szlig: 'ß',
  Agrave: 'À', Aacute: 'Á', Acirc: 'Â', Atilde: 'Ã', Auml: 'Ä', Aring: 'Å', AElig: 'Æ', Ccedil: 'Ç', Egrave: 'È',
  Eacute: 'É', Ecirc: 'Ê', Euml: 'Ë', Igrave: 'Ì', Iacute: 'Í', Icirc: 'Î', Iuml: 'Ï', ETH: 'Ð', Ntilde: 'Ñ',
  Ograve: 'Ò', Oacute: 'Ó', Ocirc: 'Ô', Otilde: 'Õ', Ouml: 'Ö', Oslash: 'Ø', Ugrave: 'Ù', Uacute: 'Ú', Ucirc: 'Û',
  Uuml: 'Ü', Yacute: 'Ý', THORN: 'Þ',
  agrave: 'à', aacute: 'á', acirc: 'â', atilde: 'ã', auml: 'ä', aring: 'å', aelig: 'æ', ccedil: 'ç', egrave: 'è',
  eacute: 'é', ecirc: 'ê', euml: 'ë', igrave: 'ì', iacute: 'í', icirc: 'î', iuml: 'ï', eth: 'ð', ntilde: 'ñ',
  ograve: 'ò', oacute: 'ó', ocirc: 'ô', otilde: 'õ', ouml: 'ö', oslash: 'ø', ugrave: 'ù', uacute: 'ú', ucirc: 'û',
  uuml: 'ü', yacute: 'ý', thorn: 'þ', yuml: 'ÿ',
  OElig: 'Œ', oelig: 'œ', Scaron: 'Š', scaron: 'š', Yuml: 'Ÿ', circ: 'ˆ', tilde: '˜', ensp: '\u2002', emsp: '\u2003',
  thinsp: '\u2009', zwnj: '\u200c', zwj: '\u200d', ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', sbquo: '‚',
  ldquo: '“', rdquo: '”', bdquo: '„', dagger: '†', Dagger: '‡', permil: '‰', lsaquo: '‹', rsaquo: '›', euro: '€',
  bull: '•', hellip: '…', prime: '′', Prime: '″', trade: '™', larr: '←', uarr: '↑', rarr: '→', darr: '↓', harr: '↔',
  minus: '−', ne: '≠', le: '≤', ge: '≥', infin: '∞', asymp: '≈', equiv: '≡',
};

/** The text with HTML's entities written out; those of XML, and unknown ones, are left to the XML reader. */
export function resolveEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([A-Za-z][A-Za-z0-9]*);/g, (written, name: string) =>
    Object.hasOwn(entities, name) ? entities[name]! : written,
  );
}
