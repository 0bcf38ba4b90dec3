import { documentKindOf, type DocumentKind } from '../message/document-kinds.ts';
import type { EnvelopeReading, ReceiptKind } from '../message/envelope.ts';
import type { Text } from '../requirement/define.ts';

/** What an envelope carries, in words: `Acknowledgement (ok)`, `negative envelope receipt`. */
export function envelopeLabel({ envelope, problems }: EnvelopeReading): Text {
  if (!envelope) {
    const problem = problems[0]?.code ?? 'not-an-envelope';
    return { en: `bytes that are no envelope (${problem})`, da: `bytes, der ikke er en kuvert (${problem})` };
  }
  if (envelope.kind !== 'message') return receipts[envelope.kind];

  const { document } = envelope.meta;
  const recognised = documentKindOf(document);
  if (!recognised) return { en: `document ${document.name}`, da: `dokument ${document.name}` };
  const { en, da } = documents[recognised.kind];
  const addition = recognised.postfix === undefined ? '' : ` (${recognised.postfix})`;
  return { en: en + addition, da: da + addition };
}

const receipts = {
  'positive-message': { en: 'positive envelope receipt', da: 'positiv kuvertkvittering' },
  'negative-message': { en: 'negative envelope receipt', da: 'negativ kuvertkvittering' },
  'negative-vans': { en: 'negative receipt from the VANS', da: 'negativ kvittering fra VANS' },
} satisfies Record<ReceiptKind, Text>;

const documents = {
  'care-communication': { en: 'CareCommunication', da: 'Korrespondancemeddelelse' },
  acknowledgement: { en: 'Acknowledgement', da: 'Kvittering' },
  'hospital-notification': { en: 'HospitalNotification', da: 'Advis om sygehusophold' },
  XDIS91: { en: 'letter XDIS91', da: 'brev XDIS91' },
  XBIN01: { en: 'attachment XBIN01', da: 'bilag XBIN01' },
  XCTL01: { en: 'negative VANS receipt XCTL01', da: 'negativ VANS-kvittering XCTL01' },
  XCTL02: { en: 'negative receipt XCTL02', da: 'negativ kvittering XCTL02' },
  XCTL03: { en: 'positive receipt XCTL03', da: 'positiv kvittering XCTL03' },
} satisfies Record<DocumentKind, Text>;
