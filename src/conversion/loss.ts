/**
 * What the other format has no place for. `kept` losses are in the text of the letter or message, where a reader finds
 * them; the others are gone.
 */
const fates = {
  ADDRESSES_DIFFER: 'kept',
  ATTACHMENT_META_LOST: 'lost',
  ATTACHMENT_REF_AS_TEXT: 'kept',
  AUTHOR_AS_TEXT: 'kept',
  CATEGORY_AS_TEXT: 'kept',
  CHARSET: 'kept',
  CONTROL_CHARACTERS_DROPPED: 'lost',
  CORRECTION_LOST: 'lost',
  CPR_AS_TEXT: 'kept',
  CURRENT_TEXT_UNCLEAR: 'kept',
  EPISODE_CUT: 'lost',
  EPISODE_DROPPED: 'lost',
  EPISODE_NOT_UUID: 'kept',
  FORMAT_DROPPED: 'lost',
  HISTORY_AS_TEXT: 'kept',
  ISSUE_COLLAPSED: 'kept',
  NAME_TRUNCATED: 'kept',
  OCCUPANCY_LOST: 'lost',
  PARTY_IDENTIFIER_LOST: 'lost',
  PATIENT_CONTACT_LOST: 'lost',
  PHONE_AS_TEXT: 'kept',
  PRIORITY_AS_TEXT: 'kept',
  RECEIVER_DETAIL_LOST: 'lost',
  RECIPIENT_AS_TEXT: 'kept',
  REFERENCE_AS_TEXT: 'kept',
  SENDER_ADDRESS_LOST: 'lost',
  SPECIALITY_LOST: 'lost',
  STATUS_COLLAPSED: 'lost',
  STATUS_LOST: 'lost',
  SUBJECT_TRUNCATED: 'kept',
  SUBURB_LOST: 'lost',
  SUP_AS_TEXT: 'kept',
  TEXT_MISSING: 'lost',
  THREAD_LOST: 'lost',
  TIME_AMBIGUOUS: 'lost',
  TIME_MISSING: 'lost',
  TIME_TRUNCATED: 'lost',
  TITLE_TRUNCATED: 'kept',
} as const satisfies Record<string, 'kept' | 'lost'>;

export type LossFlag = keyof typeof fates;

/** One entry of the ledger: what was lost or changed on the way, and the value that it was. */
export type Loss = {
  readonly flag: LossFlag;
  readonly fate: 'kept' | 'lost';
  /** The element it came from, as its own standard calls it. */
  readonly from: string;
  readonly value?: string;
};

/** Where a conversion writes down what it loses, and what is to be told in the text because it has no other place. */
export type Ledger = {
  readonly losses: Loss[];
  /** Danish lines, each with its label. */
  readonly overflow: string[];
  readonly note: (flag: LossFlag, from: string, value?: string) => void;
};

export function openLedger(): Ledger {
  const losses: Loss[] = [];
  return {
    losses,
    overflow: [],
    note: (flag, from, value) =>
      losses.push({ flag, fate: fates[flag], from, ...(value === undefined ? {} : { value: short(value) }) }),
  };
}

function short(value: string): string {
  return value.length > 200 ? `${value.slice(0, 200).toWellFormed()}…` : value;
}
