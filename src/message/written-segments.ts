import type { Author, Segment } from './care-communication.ts';
import type { PersonName } from './person-name.ts';
import type { IdSource } from './write-care-communication.ts';

export type ComposedAuthor = PersonName & Partial<Pick<Author, 'roleCode' | 'roleText'>>;

export type ComposedAttachment = {
  readonly title: string;
  readonly contentType?: string | undefined;
  /** Base64. */
  readonly data?: string | undefined;
  readonly url?: string | undefined;
  readonly creation?: string | undefined;
};

/** What a user writes in any message, new or not. */
export type Written = {
  readonly text: string;
  readonly author: ComposedAuthor;
  readonly phone: string;
  readonly attachments?: readonly ComposedAttachment[] | undefined;
  /** When the user pressed send. */
  readonly now: Date;
  readonly newId: IdSource;
};

/** The text first, then one segment for each attachment, all signed by the author. */
export function segmentsOf({ text, author, phone, attachments = [] }: Written): Segment[] {
  const { given, family, roleCode, roleText } = author;
  const signed = {
    identifier: undefined,
    assigner: undefined,
    date: undefined,
    author: { given, family, roleCode, roleText },
    phone,
  };
  return [
    { ...signed, kind: 'text', text },
    ...attachments.map(({ title, contentType, data, url, creation }): Segment => ({
      ...signed,
      kind: 'attachment',
      title,
      contentType,
      data,
      url,
      creation,
    })),
  ];
}
