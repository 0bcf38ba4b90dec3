/** The OIOXML letters of the old network, as values: XDIS91, XBIN01 and the three XCTL receipts. */
export type Letter = ClinicalEmail | LetterReceipt;

export type LetterName = 'XDIS91' | 'XCTL01' | 'XCTL02' | 'XCTL03';

type LetterHead = {
  /** Local Danish date and minute, `2026-03-02` and `09:15`: the format knows no zone. */
  readonly sent: LocalMinute;
  /** Envelope/Identifier, at most 14 characters. */
  readonly envelopeId: string;
  /** Letter/Identifier, at most 14 characters. */
  readonly letterId: string;
  /** `true` for pluspositivkvitt: the sender asks for a positive receipt. */
  readonly positiveReceiptWanted: boolean;
  readonly versionCode: string;
};

export type LocalMinute = { readonly date: string; readonly time: string };

export type LetterParty = {
  readonly gln: string;
  readonly identifier: string | undefined;
  readonly identifierCode: string | undefined;
  readonly organisationName: string | undefined;
  readonly departmentName: string | undefined;
  readonly unitName: string | undefined;
  readonly streetName: string | undefined;
  readonly suburbName: string | undefined;
  readonly districtName: string | undefined;
  readonly postCode: string | undefined;
  readonly telephone: string | undefined;
  readonly medicalSpecialityCode: string | undefined;
};

export type LetterPatient = {
  readonly civilRegistrationNumber: string | undefined;
  readonly alternativeIdentifier: string | undefined;
  readonly surname: string;
  readonly given: string | undefined;
  readonly streetName: string | undefined;
  readonly suburbName: string | undefined;
  readonly districtName: string | undefined;
  readonly postCode: string | undefined;
  readonly occupancy: string | undefined;
  readonly episodeOfCareStatus: string;
};

/** A run of formatted text: only the break is required by MedCom; other markup is kept as a style. */
export type TextRun =
  | { readonly kind: 'text'; readonly text: string; readonly style: TextStyle | undefined }
  | { readonly kind: 'break' }
  | { readonly kind: 'space' };

export type TextStyle = 'Right' | 'Center' | 'Bold' | 'Italic' | 'Underline' | 'FixedFont';

export type LetterReference = {
  readonly description: string;
  readonly url?: string;
  readonly sup?: true;
  readonly object?: {
    readonly identifier: string;
    readonly code: string;
    readonly extension: string;
    readonly size: number;
  };
};

/** XDIS91 (ClinicalEmail, XD9134L). */
export type ClinicalEmail = LetterHead & {
  readonly name: 'XDIS91';
  readonly authorised: LocalMinute;
  readonly statusCode: 'nytbrev' | 'rettetbrev';
  readonly episodeOfCareIdentifier: string | undefined;
  readonly sender: LetterParty;
  readonly receiver: LetterParty;
  readonly patient: LetterPatient;
  readonly priority: string | undefined;
  readonly subject: string | undefined;
  /** One entry a ClinicalInformation block. */
  readonly texts: readonly (readonly TextRun[])[];
  readonly references: readonly LetterReference[];
};

/** XCTL03 positive, XCTL02 negative, XCTL01 negative by the VANS. */
export type LetterReceipt = LetterHead & {
  readonly name: 'XCTL01' | 'XCTL02' | 'XCTL03';
  readonly senderGln: string;
  readonly receiverGln: string;
  readonly originalEnvelopeId: string;
  readonly originalSenderGln: string;
  readonly originalReceiverGln: string;
  readonly refuseCode: string | undefined;
  readonly refuseText: string | undefined;
  readonly originalLetters: readonly {
    readonly letterId: string;
    readonly versionCode: string;
    readonly refuseCode: string | undefined;
    readonly refuseText: string | undefined;
  }[];
};
