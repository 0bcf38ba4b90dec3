/** Which number became which, so that a person stays the same person in every text and every exchange. */
export type StandIns = Map<string, string>;

/**
 * The text without CPR numbers, and how many there were: six digits that are a date, then four, with blanks or hyphens
 * between them; or replacement numbers, with 60 added to the day or two letters before the last digit. Digits may be
 * escaped as JSON and XML allow. Each becomes another that is as valid as it was: of somebody who is born after 2036.
 */
export function redactNumbers(text: string, standIns: StandIns): { text: string; count: number } {
  let count = 0;
  const redacted = text.replaceAll(skippedOrNumber, (whole, day: string | undefined, between, rest) => {
    if (day === undefined || !date.test(plain(day))) return whole;
    const number = (plain(day) + plain(rest)).toUpperCase();
    if (standInForm.test(number)) return whole;
    count += 1;
    const standIn = standInOf(number, standIns);
    // The letters of a replacement number say what kind it is, and nothing about the person.
    const end = /^\d+$/.test(plain(rest)) ? written(rest, standIn.slice(6)) : rest;
    return written(day, standIn.slice(0, 6)) + between + end;
  });
  return { text: redacted, count };
}

// A day that is not in the calendar is nobody's.
const date =
  /^(?:(?:0[1-9]|[12]\d|6[1-9]|[78]\d)(?:0[1-9]|1[0-2])|[39]0(?:0[13-9]|1[0-2])|[39]1(?:0[13578]|1[02]))\d\d$/;

// With a 5 after them, the years 37 to 57 are those of the century that we are in.
const standInForm = /^\d{4}(?:3[7-9]|4\d|5[0-7])50\d\d$/;

// A number in an identifier, a checksum or a run of base64 is chance. The upper bounds keep the matcher's stack small.
const uuid = '[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}';
const skipped = String.raw`${uuid}|[0-9a-fA-F]{32,10000}|[A-Za-z0-9+/]{100,10000}`;

const escapedDigit = String.raw`\\u003\d|&#(?:0{0,8}(?:4[89]|5[0-7])|[xX]0{0,8}3\d);`;
const digit = String.raw`(?:\d|${escapedDigit})`;
const escapedLetter = String.raw`\\u00[4-7][0-9a-fA-F]|&#(?:0{0,8}(?:6[5-9]|[7-9]\d|1[01]\d|12[0-2])|[xX]0{0,8}[4-7][0-9a-fA-F]);`;
const letter = `(?:[A-Za-z]|${escapedLetter})`;

// UTF-8 is seen byte by byte, so a blank or hyphen outside ASCII stands here as its bytes too.
const blankOrHyphen = [
  String.raw`[ \t\-\u00a0\u00ad\u2007-\u2015\u202f\u2212]`,
  String.raw`\u00c2[\u00a0\u00ad]|\u00e2\u0080[\u0087-\u0095\u00af]|\u00e2\u0088\u0092`,
  String.raw`\\t|\\u00(?:20|2[dD]|[aA]0|[aA][dD])|\\u20(?:0[7-9a-fA-F]|1[0-5]|2[fF])|\\u2212`,
  String.raw`&(?:nbsp|shy|ndash|mdash);|&#0{0,8}(?:9|32|45|160|173|8199|82(?:0[89]|1[0-3])|8239|8722);`,
  String.raw`&#[xX]0{0,8}(?:9|20|2[dD]|[aA]0|[aA][dD]|20(?:0[7-9a-fA-F]|1[0-5]|2[fF])|2212);|%20|%2[dD]`,
].join('|');

// Not within a longer run of digits, nor the clock of a timestamp; a digit that ends another letter's escape is no digit.
const start = String.raw`(?=[\d\\&])(?<=^|\D|\\u[0-9a-fA-F]{4})(?<!${escapedDigit}|\dT)`;
const skippedOrNumber = new RegExp(
  `${skipped}|${start}(${digit}{6})((?:${blankOrHyphen}){0,6})(${digit}{4}|${digit}${letter}{2}${digit})(?!${digit})`,
  'g',
);

const escape = /\\u([0-9a-fA-F]{4})|&#[xX]([0-9a-fA-F]+);|&#(\d+);/g;

function plain(text: string): string {
  if (!/[\\&]/.test(text)) return text;
  return text.replaceAll(escape, (_, json?: string, hexadecimal?: string, decimal?: string) =>
    String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(json ?? hexadecimal ?? '', 16)),
  );
}

/** Other digits, each in the form in which the one in its place was written. */
function written(original: string, digits: string): string {
  let next = 0;
  return original.replaceAll(new RegExp(digit, 'g'), (one) => {
    const other = digits[next++] ?? '0';
    if (one.length === 1) return other;
    const code = Number(other) + 48;
    return /^&#\d/.test(one)
      ? one.replace(/\d\d;$/, `${code};`)
      : one.replace(/3\d(;?)$/, `${code.toString(16)}$1`);
  });
}

function standInOf(number: string, standIns: StandIns): string {
  const known = standIns.get(number);
  if (known !== undefined) return known;
  const order = standIns.size;
  // Validity must stay as it was, or the record would seem altered: 60 on the day stays there.
  const day = (order % 28) + 1 + (number > '6' ? 60 : 0);
  const month = (Math.floor(order / 28) % 12) + 1;
  const year = 57 - (Math.floor(order / (28 * 12)) % 21);
  const serial = 5000 + (Math.floor(order / (28 * 12 * 21)) % 100);
  const standIn = [day, month, year, serial].map((part) => String(part).padStart(2, '0')).join('');
  standIns.set(number, standIn);
  return standIn;
}
