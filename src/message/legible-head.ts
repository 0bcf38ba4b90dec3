import type { EndPoint, EnvelopeReading } from './envelope.ts';

/**
 * The identifiers that stand legibly at the start of something that was meant to be an envelope, so that its sender can
 * still be told. They are searched for as text: the bytes are not XML, or not an envelope.
 */
export function legibleHead(bytes: Uint8Array): EnvelopeReading['partial'] {
  const start = Buffer.from(bytes.subarray(0, headLength)).toString('latin1');
  const id =
    /<(?:\w+:)?EnvelopeIdentifier>\s*([0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})\s*</.exec(
      start,
    )?.[1];
  const sender = endPoint(start, 'SenderID');
  const receiver = endPoint(start, 'ReceiverID');
  return { ...(id ? { id } : {}), ...(sender ? { sender } : {}), ...(receiver ? { receiver } : {}) };
}

// The head of an envelope takes a few hundred bytes; the rest is room for comments and layout.
const headLength = 4096;

function endPoint(start: string, name: string): EndPoint | undefined {
  const pattern = new RegExp(
    `<(?:\\w+:)?${name}\\s+EndPointType\\s*=\\s*["'](EAN|CVR|VANS)["']\\s*>\\s*([^<>&\\s]{1,18})\\s*<`,
  );
  const [, type, id] = pattern.exec(start) ?? [];
  return type && id ? { type: type as EndPoint['type'], id } : undefined;
}
