import type { Draft, DraftAttachment } from '../../src/message/user.ts';
import type { Author } from '../../src/message/care-communication.ts';
import type { Patient } from '../../src/message/fhir-message.ts';

/** One of MedCom's national test persons: she exists in no register. */
export const testPatient: Patient = {
  identifiers: [{ system: 'urn:oid:1.2.208.176.1.2', value: '2509479989' }],
  given: ['Bruno', 'Test'],
  family: 'Elmer',
  deceased: false,
  address: undefined,
};

export const testAuthor: Author = {
  given: ['Astrid'],
  family: 'Prøve',
  roleCode: undefined,
  roleText: 'sygeplejerske',
};

export const testPhone = '38683868';

/** The smallest PNG there is: one transparent pixel. */
const onePixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

/** A PDF of one empty page. */
const emptyPage = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
).toString('base64');

export const picture: DraftAttachment = { title: 'Sårfoto', contentType: 'image/png', data: onePixel };
export const document: DraftAttachment = {
  title: 'Genoptræningsplan',
  contentType: 'application/pdf',
  data: emptyPage,
};
export const link: DraftAttachment = { title: 'Vejledning til pårørende', url: 'https://medcom.dk/' };

/** What the system's user writes in a new message: umlauts, line breaks and characters that XML and JSON must escape. */
export function aDraft(receiverGln: string, change: Partial<Draft> = {}): Draft {
  return {
    receiverGln,
    category: 'other',
    topic: 'Aftale om hjemmebesøg',
    text: 'Kære kollega\n\nBorgeren ønsker besøg torsdag kl. 10 – "helst før frokost" & uden følgeskab.\nBlodtryk < 140/90.',
    patient: { cpr: '2509479989', given: 'Bruno Test', family: 'Elmer' },
    ...change,
  };
}
