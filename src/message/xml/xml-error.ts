import { positionAt } from './position.ts';

export type XmlErrorCode =
  | 'empty'
  | 'too-large'
  | 'too-deep'
  | 'too-many-elements'
  | 'too-many-attributes'
  | 'unsupported-encoding'
  /** The bytes are not what the declaration or the byte order mark says. */
  | 'encoding-contradicted'
  | 'illegal-character'
  | 'doctype'
  | 'entity'
  | 'namespace'
  | 'duplicate-attribute'
  | 'tag-mismatch'
  | 'truncated'
  | 'syntax';

/** Why a text is not an XML document that we read. The message says what and where, in one line. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
  readonly code: XmlErrorCode;
  readonly offset: number;
  readonly line: number;
  readonly column: number;

  constructor(code: XmlErrorCode, problem: string, text = '', offset = 0) {
    const { line, column } = positionAt({ text }, offset);
    super(text === '' ? problem : `${problem} (line ${line}, column ${column})`);
    this.code = code;
    this.offset = offset;
    this.line = line;
    this.column = column;
  }
}
