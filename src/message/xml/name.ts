/** The end of the XML name that starts at `at`, or `at` itself when none does. */
export function endOfName(text: string, at: number): number {
  let end = at;
  for (;;) {
    const code = text.charCodeAt(end);
    if (code < 0x80) {
      const kind = ascii[code];
      if (kind === start || (kind === part && end > at)) end += 1;
      else return end;
    } else if (Number.isNaN(code)) {
      return end;
    } else {
      beyondAscii.lastIndex = end;
      const length = beyondAscii.exec(text)?.[0].length ?? 0;
      if (length === 0 || (end === at && startsAsPart.test(text.slice(at, at + length)))) return end;
      end += length;
    }
  }
}

const start = 1;
const part = 2;

const ascii = Uint8Array.from({ length: 0x80 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[A-Za-z_:]/.test(character)) return start;
  return /[-.0-9]/.test(character) ? part : 0;
});

// NameStartChar and NameChar of XML 1.0 (fifth edition), section 2.3, above ASCII.
const starting =
  '\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}\\u{200D}\\u{2070}-\\u{218F}' +
  '\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}';
const onlyPart = '\\u{B7}\\u{300}-\\u{36F}\\u{203F}\\u{2040}';
const beyondAscii = new RegExp(`[${starting}${onlyPart}]`, 'uy');
const startsAsPart = new RegExp(`^[${onlyPart}]`, 'u');
