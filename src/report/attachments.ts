import type { Exchange } from '../exchange/exchange.ts';
import { indentedText, rawText, textFormat, type TextFormat } from './message-text.ts';
import { sequence, type Sequence, type Step } from './sequence.ts';

export type Attachment = { readonly name: string; readonly contentType: string; readonly body: Buffer };

/**
 * The evidence of a scenario for a test report, in the order of the record: each envelope and its content as they
 * travelled, and laid out for people where that differs; last the record itself.
 */
export function attachmentsOf(exchange: Exchange): Attachment[] {
  const { lanes, steps } = sequence(exchange);
  const record = Buffer.from(JSON.stringify(exchange, null, 2));
  return [
    ...steps.flatMap((step) => attachmentsOfStep(step, lanes)),
    { name: `exchange ${exchange.scenario.id}`, contentType: contentTypes.json, body: record },
  ];
}

function attachmentsOfStep(step: Step, lanes: Sequence['lanes']): Attachment[] {
  if (!step.envelope) return [];
  const { bytes, reading } = step.envelope;
  const route = `${lanes[step.from]?.name.en ?? '?'} to ${lanes[step.to]?.name.en ?? '?'}`;
  const name = `#${step.number} ${route}: ${step.label.en}`;
  const data = reading.envelope?.kind === 'message' ? reading.envelope.data : undefined;
  return [
    ...versions(`${name}, envelope`, bytes),
    ...(data?.length ? versions(`${name}, content`, data) : []),
  ];
}

function versions(name: string, bytes: Uint8Array): Attachment[] {
  const contentType = contentTypes[textFormat(bytes)];
  const indented = indentedText(bytes);
  const sent = { name, contentType, body: Buffer.from(bytes) };
  if (indented === rawText(bytes)) return [sent];
  return [sent, { name: `${name}, indented`, contentType, body: Buffer.from(indented) }];
}

// Allure shows these types in place; the exact types of FHIR it would only offer for download.
const contentTypes = {
  xml: 'application/xml',
  json: 'application/json',
  text: 'text/plain',
} satisfies Record<TextFormat, string>;
