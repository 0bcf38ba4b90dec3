import type { Draft, DraftAttachment } from '../../src/message/user.ts';

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
