import type { DisplayedMessage, Draft, SentMessage } from '../message/user.ts';
import type { Text } from '../requirement/define.ts';
import { byKind, type ByKind } from './by-kind.ts';
import { both, html, type Html } from './html.ts';
import { indentedText, rawText } from './message-text.ts';
import type { Room } from './page-room.ts';
import type { Step } from './sequence.ts';
import { danishTime } from './time.ts';

/** What lies behind a step: the envelope and its content, what the user wrote, what the user saw. */
export function stepDetail(step: Step, file: string, forMessages: Room): Html {
  return html`<div class="content">
    <p class="moment">${both(danishTime(step.at))} <code>${step.at}</code></p>
    ${byKind(details, step.event, step.envelope, file, forMessages)}
  </div>`;
}

const details: ByKind<[envelope: Step['envelope'], file: string, forMessages: Room], Html> = {
  envelope: (_, envelope, file, forMessages) =>
    envelope ? envelopeDetail(envelope, file, forMessages) : html``,
  compose: ({ draft, result }) => draftDetail(draft, result.messageId),
  inbox: ({ messages }) => html`${messages.map(displayed)}`,
  outbox: ({ messages }) => html`${messages.map(sent)}`,
  deliver: ({ messageId }) => terms([['MessageHeader.id', messageId]]),
  fault: ({ rule }) => terms([[{ en: 'Rule', da: 'Regel' }, rule]]),
  clock: () => html``,
};

function envelopeDetail(
  { bytes, reading }: NonNullable<Step['envelope']>,
  file: string,
  forMessages: Room,
): Html {
  const { envelope, problems } = reading;
  const data = envelope?.kind === 'message' ? envelope.data : undefined;
  const document = envelope?.kind === 'message' ? envelope.meta.document : undefined;
  const error = envelope && envelope.kind !== 'message' ? envelope.error : undefined;
  return html`${terms([
    ['EnvelopeIdentifier', envelope?.id],
    ['MessageIdentifier', envelope?.kind === 'message' ? envelope.meta.identifier : undefined],
    [
      'OriginalEnvelopeIdentifier',
      envelope && envelope.kind !== 'message' ? envelope.originalEnvelopeId : undefined,
    ],
    [{ en: 'Name', da: 'Navn' }, document && `${document.name} ${document.version ?? ''}`],
    [{ en: 'Error', da: 'Fejl' }, error && [error.code, error.description].filter(Boolean).join(' ')],
  ])}
  ${
    problems.length > 0 &&
    html`<ul class="problems">
      ${problems.map(({ message }) => html`<li>${message}</li>`)}
    </ul>`
  }
  ${data !== undefined && data.length > 0 && pre({ en: 'Content, laid out', da: 'Indhold, opstillet' }, indentedText(data), file, forMessages)}
  ${pre({ en: 'Envelope as it travelled', da: 'Kuverten, som den blev sendt' }, rawText(bytes), file, forMessages)}`;
}

function pre(title: Text, text: string, file: string, forMessages: Room): Html {
  const shown = forMessages.take(text);
  return html`<details class="bytes">
    <summary>
      ${both(title)}
      <span class="aside"
        >${both({
          en: `${text.length.toLocaleString('en-GB')} characters`,
          da: `${text.length.toLocaleString('da-DK')} tegn`,
        })}</span
      >
    </summary>
    <pre tabindex="0">${shown.text}</pre>
    ${
      shown.cut &&
      html`<p class="cut">
        ${both({
          en: `Cut here; ${file} has everything.`,
          da: `Afkortet her; ${file} har det hele.`,
        })}
      </p>`
    }
  </details>`;
}

function draftDetail(draft: Draft, messageId: string | undefined): Html {
  const { patient } = draft;
  return terms([
    [{ en: 'To', da: 'Til' }, draft.receiverGln],
    [{ en: 'Category', da: 'Kategori' }, draft.category],
    [{ en: 'Topic', da: 'Emne' }, draft.topic],
    [{ en: 'Priority', da: 'Prioritet' }, draft.priority],
    [{ en: 'Patient', da: 'Patient' }, patient && `${patient.given} ${patient.family}, ${patient.cpr}`],
    [{ en: 'Text', da: 'Tekst' }, draft.text],
    [{ en: 'Attachments', da: 'Bilag' }, draft.attachments?.map(({ title }) => title).join(', ')],
    ['MessageHeader.id', messageId],
  ]);
}

function displayed(message: DisplayedMessage): Html {
  return html`<div class="seen">
    ${terms([
      [{ en: 'From', da: 'Fra' }, message.senderName],
      [{ en: 'Kind', da: 'Type' }, message.kind],
      [{ en: 'Category', da: 'Kategori' }, message.category],
      [{ en: 'Topic', da: 'Emne' }, message.topic],
      [
        { en: 'Patient', da: 'Patient' },
        [message.patient?.name, message.patient?.id].filter(Boolean).join(', '),
      ],
      ...message.segments.map(({ text, title, url, authorName, organisationName, date }): Term => [
        [authorName, organisationName].filter(Boolean).join(', ') || { en: 'Segment', da: 'Segment' },
        [date, text ?? title, url].filter(Boolean).join(' · '),
      ]),
      ['MessageHeader.id', message.messageId],
    ])}
  </div>`;
}

function sent({ messageId, state, attempts, notice }: SentMessage): Html {
  return html`<div class="seen">
    ${terms([
      [{ en: 'State', da: 'Tilstand' }, state],
      [{ en: 'Attempts', da: 'Forsøg' }, String(attempts)],
      [{ en: 'Told to the user', da: 'Oplyst til brugeren' }, notice],
      ['MessageHeader.id', messageId],
    ])}
  </div>`;
}

type Term = readonly [name: Text | string, value: string | undefined];

function terms(all: readonly Term[]): Html {
  const known = all.filter(([, value]) => value !== undefined && value !== '');
  return html`<dl class="terms">
    ${known.map(
      ([name, value]) =>
        html`<div>
          <dt>${typeof name === 'string' ? name : both(name)}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}
