import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const shared = new URL('../../../shared/', import.meta.url);
const fixtures = new URL('../../fixtures/message/care-communication/5.0/', import.meta.url);
const examples = ['send', 'receive'].map((name) => new URL(`examples/carecommunication/${name}/`, shared));

export type SampleMessage = {
  readonly file: string;
  readonly format: 'json' | 'xml';
  readonly bytes: Buffer;
};

/** MedCom's example messages, or our own where those are not at hand; `from` says which. */
export function sampleMessages(): { readonly from: string; readonly messages: readonly SampleMessage[] } {
  const official = examples.every((folder) => existsSync(folder));
  const messages = (official ? examples : [fixtures])
    .flatMap((folder) => readdirSync(folder).map((name) => fileURLToPath(new URL(name, folder))))
    .filter((file) => /\.(?:json|xml)$/.test(file))
    .map((file): SampleMessage => {
      return { file, format: file.endsWith('.xml') ? 'xml' : 'json', bytes: readFileSync(file) };
    });
  return { from: official ? "MedCom's examples" : 'our own fixtures', messages };
}

/** A message of ours with an attachment; its data is what a bench makes larger. */
export function messageWithAttachment(format: SampleMessage['format']): string {
  return readFileSync(new URL(`new-with-everything.${format}`, fixtures), 'utf8');
}
