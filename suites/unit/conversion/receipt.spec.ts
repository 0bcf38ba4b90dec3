import { expect, test } from '@playwright/test';
import type { ConversionOutcome } from '../../../src/conversion/outcome.ts';
import { acknowledge, type AnswerIssue } from '../../../src/message/acknowledge.ts';
import type { ResponseCode } from '../../../src/message/acknowledgement.ts';
import type { FhirResource } from '../../../src/message/fhir-message.ts';
import type { ClinicalEmail, LetterReceipt } from '../../../src/message/letter.ts';
import { readCareCommunication } from '../../../src/message/read-care-communication.ts';
import { resent } from '../../../src/message/resend.ts';
import { missingForSchemas, schemaProblems } from '../message/schema.ts';
import { fixedIds, simpleMessage } from '../message/message-samples.ts';
import { choices, letter as anyLetter } from './generate.ts';
import {
  acknowledgementOf,
  bundleOf,
  envelopeOf,
  flagsOf,
  legacy,
  letterOf,
  messageOf,
  ours,
  receiptOf,
  service,
} from './service.ts';

const now = new Date('2026-03-02T09:00:00Z');
const day = 24 * 60 * 60 * 1000;

const sent: ClinicalEmail = { ...anyLetter(choices(1)), positiveReceiptWanted: true };
const message = simpleMessage({ receiver: legacy });

function ackOf(bundle: FhirResource, code: ResponseCode, ...issues: AnswerIssue[]): FhirResource {
  return acknowledge(bundle, { code, issues, now, newId: fixedIds(`ack ${code} ${issues.length}`) });
}

function xctl(
  name: LetterReceipt['name'],
  of: ClinicalEmail,
  refusal: Partial<LetterReceipt> = {},
): LetterReceipt {
  return {
    name,
    sent: { date: '2026-03-02', time: '10:00' },
    envelopeId: 'KVIT1',
    letterId: 'KVITBREV1',
    positiveReceiptWanted: false,
    versionCode: { XCTL01: 'XC0130Q', XCTL02: 'XC0230Q', XCTL03: 'XC0330Q' }[name],
    senderGln: of.receiver.gln,
    receiverGln: of.sender.gln,
    originalEnvelopeId: of.envelopeId,
    originalSenderGln: of.sender.gln,
    originalReceiverGln: of.receiver.gln,
    refuseCode: undefined,
    refuseText: undefined,
    originalLetters: [
      { letterId: of.letterId, versionCode: of.versionCode, refuseCode: undefined, refuseText: undefined },
    ],
    ...refusal,
  };
}

const refused = (of: ClinicalEmail, refuseCode: string, refuseText: string) =>
  xctl('XCTL02', of, {
    originalLetters: [{ letterId: of.letterId, versionCode: of.versionCode, refuseCode, refuseText }],
  });

const issue = (code: string, text: string, detailsCode?: string): AnswerIssue => ({
  severity: 'error',
  code,
  text,
  detailsCode,
});

test.describe('an Acknowledgement of a converted letter becomes a receipt of that letter', () => {
  test('ok becomes XCTL03', async () => {
    const { letter, message: send } = service();
    const bundle = bundleOf(await letter(sent));
    const outcome = await send(ackOf(bundle, 'ok'));
    expect(receiptOf(outcome)).toMatchObject({
      name: 'XCTL03',
      sent: { date: '2026-03-02', time: '10:00' },
      positiveReceiptWanted: false,
      senderGln: ours.gln,
      receiverGln: legacy.gln,
      originalEnvelopeId: sent.envelopeId,
      originalSenderGln: legacy.gln,
      originalReceiverGln: ours.gln,
      originalLetters: [{ letterId: sent.letterId, versionCode: 'XD9134L' }],
    });
    expect(envelopeOf(outcome)).toMatchObject({
      sender: { id: ours.gln },
      receiver: { id: legacy.gln },
      meta: { document: { format: 'XML', name: 'MCM:XCTL03', version: 'XC0330Q' } },
    });
  });

  test('either error becomes XCTL02 with the texts of all issues', async () => {
    for (const code of ['fatal-error', 'transient-error'] as const) {
      const { letter, message: send } = service();
      const bundle = bundleOf(await letter(sent));
      const outcome = await send(
        ackOf(bundle, code, issue('processing', 'Første\nlinje'), issue('required', 'Anden')),
      );
      expect(receiptOf(outcome)).toMatchObject({
        name: 'XCTL02',
        originalLetters: [
          { letterId: sent.letterId, refuseCode: 'syntaksfejl', refuseText: 'Første\nlinje\nAnden' },
        ],
      });
      expect(flagsOf(outcome)).toEqual(['ISSUE_COLLAPSED']);
    }
  });

  test('issues become refuse codes by their details first, then by their type', async () => {
    const rows: [AnswerIssue, string][] = [
      [issue('processing', 'x'), 'ikke_specificeret'],
      [issue('processing', 'x', 'MSG_Receiver_Identifier_UNKNOWN'), 'ukendt_lokationsnummer'],
      [issue('invalid', 'x', 'MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE'), 'problem_med_version'],
      [issue('not-supported', 'x'), 'problem_med_version'],
      [issue('invalid', 'x'), 'syntaksfejl'],
      [issue('processing', 'x', 'MSG_Element_To_Long'), 'syntaksfejl'],
    ];
    for (const [each, refuseCode] of rows) {
      const { letter, message: send } = service();
      const bundle = bundleOf(await letter(sent));
      const receipt = receiptOf(await send(ackOf(bundle, 'fatal-error', each)));
      expect(receipt.originalLetters[0]?.refuseCode).toBe(refuseCode);
    }
  });

  test('a sender that asks for no positive receipt gets none, and a negative one all the same', async () => {
    const silent = { ...sent, positiveReceiptWanted: false };
    const first = service();
    const good = bundleOf(await first.letter(silent));
    expect(await first.message(ackOf(good, 'ok'))).toMatchObject({ kind: 'ignored' });
    const second = service();
    const bad = bundleOf(await second.letter(silent));
    expect(receiptOf(await second.message(ackOf(bad, 'fatal-error')))).toMatchObject({ name: 'XCTL02' });
  });

  test('the receipts are valid by the official schema', async () => {
    const missing = missingForSchemas();
    test.skip(missing !== undefined, missing ?? '');
    for (const code of ['ok', 'fatal-error'] as const) {
      const { letter, message: send } = service();
      const bundle = bundleOf(await letter(sent));
      const outcome = await send(ackOf(bundle, code, issue('invalid', 'Nej  <tak>\n€')));
      expect(schemaProblems('XCTL', envelopeOf(outcome).data)).toBe('');
    }
  });
});

test.describe('a receipt of a letter that was a message becomes its Acknowledgement', () => {
  const header = readCareCommunication(message);

  test('XCTL03 becomes ok, in the format of the message', async () => {
    for (const format of ['json', 'xml'] as const) {
      const { message: send, letter } = service();
      const outcome = await letter(xctl('XCTL03', letterOf(await send(message, format))));
      expect(acknowledgementOf(outcome)).toMatchObject({
        timestamp: '2026-03-02T10:00:00+01:00',
        sender: { gln: legacy.gln, sor: legacy.sor },
        receiver: { gln: ours.gln, sor: ours.sor },
        response: { identifier: header.headerId, code: 'ok', details: undefined },
        issues: [],
      });
      const { provenances, headerId } = acknowledgementOf(outcome);
      expect(provenances.find(({ targetId }) => targetId === headerId)).toMatchObject({
        activity: 'acknowledgement',
        revision: { reference: expect.stringContaining(header.headerId ?? '?') },
      });
      expect(provenances).toHaveLength(2);
      expect(envelopeOf(outcome)).toMatchObject({
        sender: { id: legacy.gln },
        receiver: { id: ours.gln },
        meta: {
          document: { format: 'HL7', name: 'MCM:FCTL#ok', version: '2.0.0' },
          transport: { serviceTags: [{ name: 'MCM:MIME', value: `application/fhir+${format}` }] },
        },
      });
    }
  });

  test('XCTL02 becomes a fatal error with its text and the code that it stands for', async () => {
    const rows: [refuseCode: string, code: string, detailsCode: string | undefined][] = [
      ['ikke_specificeret', 'processing', undefined],
      ['ukendt_lokationsnummer', 'not-found', 'MSG_Receiver_Identifier_UNKNOWN'],
      ['problem_med_version', 'not-supported', 'MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE'],
      ['syntaksfejl', 'structure', 'MSG_Datatype_Wrong'],
    ];
    for (const [refuseCode, code, detailsCode] of rows) {
      const { message: send, letter } = service();
      const outcome = await letter(refused(letterOf(await send(message)), refuseCode, 'Kan ikke\nlæses'));
      expect(acknowledgementOf(outcome)).toMatchObject({
        response: { identifier: header.headerId, code: 'fatal-error' },
        issues: [{ severity: 'error', code, detailsCode, text: 'Kan ikke\nlæses' }],
      });
      expect(envelopeOf(outcome).meta.document.name).toBe('MCM:FCTL#fatal-error');
    }
  });

  test('a refusal by the network, or of the whole Emessage, is a fatal error too', async () => {
    const { message: send, letter } = service();
    const made = letterOf(await send(message));
    const byVans = xctl('XCTL01', made, {
      senderGln: 'VANS',
      refuseCode: 'ukendt_lokationsnummer',
      refuseText: 'Ukendt',
      originalLetters: [],
    });
    expect(acknowledgementOf(await letter(byVans))).toMatchObject({
      response: { identifier: header.headerId, code: 'fatal-error' },
      issues: [{ code: 'not-found', text: 'Ukendt' }],
    });
  });
});

test.describe('outcome and text survive both ways', () => {
  for (const text of ['Nej', 'To\nlinjer', 'æøå <&> €', 'a  b']) {
    test(JSON.stringify(text), async () => {
      const there = service();
      const bundle = bundleOf(await there.letter(sent));
      const receipt = receiptOf(await there.message(ackOf(bundle, 'fatal-error', issue('structure', text))));
      expect(receipt.originalLetters[0]?.refuseText).toBe(text);

      const back = service();
      const made = letterOf(await back.message(message));
      const { refuseCode = '', refuseText = '' } = receipt.originalLetters[0] ?? {};
      const ack = acknowledgementOf(await back.letter(refused(made, refuseCode, refuseText)));
      expect(ack.issues).toMatchObject([{ code: 'structure', text }]);
    });
  }
});

test.describe('the same document once more', () => {
  test('the same letter in the same envelope is ignored', async () => {
    const { letter } = service();
    await letter(sent);
    expect(await letter(sent)).toMatchObject({ kind: 'ignored' });
  });

  test('two copies at the same time are one message', async () => {
    const { letter } = service();
    const outcomes = await Promise.all([letter(sent), letter(sent), letter(sent)]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['converted', 'ignored', 'ignored']);
  });

  test('the same letter in a new envelope is the same message in a new Bundle', async () => {
    const { letter } = service();
    const first = await letter(sent);
    const second = await letter({ ...sent, envelopeId: 'NY', sent: { date: '2026-03-03', time: '08:00' } });
    const [one, two] = [bundleOf(first), bundleOf(second)];
    expect(two['id']).not.toBe(one['id']);
    expect(two['timestamp']).toBe('2026-03-03T08:00:00+01:00');
    expect({ ...two, id: one['id'], timestamp: one['timestamp'] }).toEqual(one);
    expect(envelopeOf(second).id).not.toBe(envelopeOf(first).id);
    expect(envelopeOf(second).meta.identifier).toBe(envelopeOf(first).meta.identifier);
  });

  test('a letter that is answered and comes again gets its receipt again, for the new envelope', async () => {
    const { letter, message: send } = service();
    const bundle = bundleOf(await letter(sent));
    const first = receiptOf(await send(ackOf(bundle, 'fatal-error', issue('invalid', 'Nej'))));
    const second = receiptOf(await letter({ ...sent, envelopeId: 'NY' }));
    expect(second).toEqual({
      ...first,
      envelopeId: expect.not.stringMatching(first.envelopeId),
      letterId: expect.not.stringMatching(first.letterId),
      originalEnvelopeId: 'NY',
    });
  });

  test('the same message in the same Bundle is ignored, in a new one it is the same letter in a new envelope', async () => {
    const { message: send } = service();
    const first = letterOf(await send(message));
    expect(await send(message)).toMatchObject({ kind: 'ignored' });
    const again = resent(message, { now, newId: fixedIds('igen') });
    const second = letterOf(await send(again));
    expect(second).toEqual({
      ...first,
      envelopeId: second.envelopeId,
      sent: { date: '2026-03-02', time: '10:00' },
    });
    expect(second.envelopeId).not.toBe(first.envelopeId);
    expect(await send(again)).toMatchObject({ kind: 'ignored' });
  });

  test('a message that is answered and comes again gets its Acknowledgement again, with new ids', async () => {
    const { message: send, letter } = service();
    const made = letterOf(await send(message));
    const first = acknowledgementOf(await letter(refused(made, 'syntaksfejl', 'Nej')));
    const second = acknowledgementOf(await send(resent(message, { now, newId: fixedIds('igen') })));
    expect(second.bundleId).not.toBe(first.bundleId);
    expect(second.headerId).not.toBe(first.headerId);
    expect(second.response).toEqual({ ...first.response, details: second.response.details });
    expect(second.issues).toEqual(first.issues);
  });

  test('the first receipt counts', async () => {
    const { message: send, letter } = service();
    const made = letterOf(await send(message));
    await letter(xctl('XCTL03', made));
    expect(await letter(refused(made, 'syntaksfejl', 'Nej'))).toMatchObject({ kind: 'ignored' });
    const other = service();
    const bundle = bundleOf(await other.letter(sent));
    await other.message(ackOf(bundle, 'ok'));
    expect(await other.message(ackOf(bundle, 'fatal-error'))).toMatchObject({ kind: 'ignored' });
  });
});

test.describe('receipts of what was not converted here go on as they came', () => {
  test('unknown letters and messages', async () => {
    const { letter, message: send } = service();
    expect(await letter(xctl('XCTL03', sent))).toMatchObject({ kind: 'forward' });
    expect(await send(ackOf(message, 'ok'))).toMatchObject({ kind: 'forward' });
  });

  test('receipts by somebody else', async () => {
    const { letter, message: send } = service();
    const made = letterOf(await send(message));
    expect(await letter({ ...xctl('XCTL03', made), senderGln: '5790009999995' })).toMatchObject({
      kind: 'forward',
    });
    expect(await letter({ ...xctl('XCTL03', made), originalSenderGln: '5790009999995' })).toMatchObject({
      kind: 'forward',
    });
  });

  test('until three months are over, and then', async () => {
    // From 2 March to 2 June.
    expect(await answeredAfter(91)).toMatchObject({ kind: 'converted' });
    expect(await answeredAfter(93)).toMatchObject({ kind: 'forward' });
  });
});

test('the same letter id of two senders is two letters', async () => {
  const { letter, message: send } = service();
  const other = { ...sent.sender, gln: ours.gln, identifierCode: 'sorkode', identifier: ours.sor };
  const [one, two] = [await letter(sent), await letter({ ...sent, sender: other })];
  expect(messageOf(one).headerId).not.toBe(messageOf(two).headerId);
  expect(receiptOf(await send(ackOf(bundleOf(one), 'ok')))).toMatchObject({ receiverGln: legacy.gln });
});

test.describe('hostile receipts', () => {
  for (const kind of ['XCTL01', 'XCTL02', 'XCTL03', 'acknowledgement'] as const) {
    test(`${kind} that is none is refused`, async () => {
      for (const data of [
        Buffer.alloc(0),
        Buffer.alloc(20),
        Buffer.from('{}'),
        Buffer.from('<a/>'),
        Buffer.from('<!DOCTYPE a><a/>'),
      ]) {
        expect(await service().bytes(kind, data)).toMatchObject({ kind: 'refused', code: 8 });
      }
    });
  }
});

async function answeredAfter(days: number): Promise<ConversionOutcome> {
  const { clock, letter, message: send } = service();
  const made = letterOf(await send(message));
  clock.advance(days * day);
  return letter(xctl('XCTL03', made));
}
