import { documentInformation, sameVersion } from '../message/document-kinds.ts';
import { requirements } from './define.ts';
import { fhirSent } from './evidence.ts';
import { finding, list, shown } from './finding.ts';
import { isSchemaValid, placeInEnvelope, type FhirPassage, type Passage } from './passage.ts';

const versions = {
  care: documentInformation('care-communication').version ?? '',
  ack: documentInformation('acknowledgement').version ?? '',
};

/** What the envelope says of the document in it. */
export const documentRequirements = requirements('envelope', {
  'format-hl7': {
    level: 'MUST',
    actor: 'both',
    text: {
      en: 'the envelope of a FHIR message says format HL7',
      da: 'kuverten om en FHIR-meddelelse angiver formatet HL7',
    },
    remedy: { en: 'set Document/Format to HL7', da: 'sæt Document/Format til HL7' },
    source: [
      ['gov-ne', '3.1'],
      ['tp-send', '3.4.6.3'],
      ['tp-ack-send', '3.4.8'],
    ],
    *check(evidence) {
      for (const passage of fhirSent(evidence)) {
        const { format } = passage.carried.meta.document;
        yield finding(format === 'HL7', {
          expected: 'Document/Format HL7',
          actual: `Document/Format ${format}`,
          at: atDocument(passage, 'Format'),
        });
      }
    },
  },

  'name-carries-category': {
    level: 'MUST',
    actor: 'sender',
    text: {
      en: 'the envelope of a CareCommunication is named MCM:FDIS91# followed by the category of the message',
      da: 'kuverten om en korrespondancemeddelelse hedder MCM:FDIS91# efterfulgt af meddelelsens kategori',
    },
    remedy: {
      en: 'build Document/Name from MCM:FDIS91# and Communication.category.coding.code',
      da: 'sammensæt Document/Name af MCM:FDIS91# og Communication.category.coding.code',
    },
    source: [
      ['gov-ne', '3.1'],
      ['tp-send', '3.4.6.3'],
    ],
    when: ['send-care-communication'],
    *check({ careSent }) {
      for (const passage of careSent) {
        const { category } = passage.care;
        if (category !== undefined) yield named(`MCM:FDIS91#${category}`, passage);
      }
    },
  },

  'name-carries-response-code': {
    level: 'MUST',
    actor: 'receiver',
    text: {
      en: 'the envelope of an acknowledgement is named MCM:FCTL# followed by its response code',
      da: 'kuverten om en kvittering hedder MCM:FCTL# efterfulgt af dens response-kode',
    },
    remedy: {
      en: 'build Document/Name from MCM:FCTL# and MessageHeader.response.code',
      da: 'sammensæt Document/Name af MCM:FCTL# og MessageHeader.response.code',
    },
    source: [
      ['gov-ne', '3.3'],
      ['tp-ack-send', '3.4.8'],
    ],
    when: ['receive-care-communication'],
    *check({ acksSent }) {
      for (const passage of acksSent) {
        const { code } = passage.ack.response;
        if (code !== undefined) yield named(`MCM:FCTL#${code}`, passage);
      }
    },
  },

  'version-of-standard': {
    level: 'MUST',
    actor: 'both',
    text: {
      en: 'the envelope gives the version of the standard that the message follows: 5.0 for CareCommunication, 2.0.0 for Acknowledgement',
      da: 'kuverten angiver versionen af den standard, som meddelelsen følger: 5.0 for korrespondancemeddelelse, 2.0.0 for kvittering',
    },
    remedy: {
      en: 'set Document/Version to 5.0 for a CareCommunication and to 2.0.0 for an Acknowledgement',
      da: 'sæt Document/Version til 5.0 for en korrespondancemeddelelse og til 2.0.0 for en kvittering',
    },
    source: [
      ['gov-ne', '3.1, 3.3'],
      ['tp-send', '3.4.6.3'],
      ['tp-ack-send', '3.4.8'],
    ],
    interpretation:
      'the certification list says 2.0 where the envelope guide says 2.0.0: versions that differ only in a trailing .0 are taken as equal',
    *check(evidence) {
      for (const passage of fhirSent(evidence)) {
        const expected = passage.care ? versions.care : passage.ack && versions.ack;
        if (expected === undefined) continue;
        const { version } = passage.carried.meta.document;
        yield finding(version !== undefined && sameVersion(version, expected), {
          expected: `Document/Version ${expected}`,
          actual: `Document/Version ${shown(version)}`,
          at: atDocument(passage, 'Version'),
        });
      }
    },
  },

  'mime-agrees-with-bytes': {
    level: 'MUST',
    actor: 'both',
    text: {
      en: 'the service tag MCM:MIME says application/fhir+xml or application/fhir+json, whichever the message is written in',
      da: 'ServiceTag MCM:MIME angiver application/fhir+xml eller application/fhir+json, alt efter hvad meddelelsen er skrevet i',
    },
    remedy: {
      en: 'set exactly one service tag MCM:MIME, and derive it from the format that the message was written in',
      da: 'angiv netop ét ServiceTag MCM:MIME, og udled det af det format, som meddelelsen er skrevet i',
    },
    source: [
      ['gov-ne', '3.1, 3.3'],
      ['gov-030', 'MIME'],
    ],
    *check(evidence) {
      for (const passage of fhirSent(evidence)) {
        if (!isSchemaValid(passage)) continue;
        const tags = passage.carried.meta.transport?.serviceTags ?? [];
        const mimes = tags.filter(({ name }) => name === 'MCM:MIME').map(({ value }) => value.trim());
        const expected = `application/fhir+${passage.fhir.format}`;
        yield finding(mimes.length === 1 && mimes[0] === expected, {
          expected: `MCM:MIME ${expected}, as the message is written`,
          actual: `MCM:MIME ${list(mimes)}`,
          at: placeInEnvelope(passage, 'Message/MetaInformation/Transport/ServiceTag'),
        });
      }
    },
  },

  'size-in-bytes': {
    level: 'MUST',
    actor: 'both',
    text: {
      en: 'SizeInBytes is the number of bytes of the message before it is written as base64',
      da: 'SizeInBytes er antallet af bytes i meddelelsen, før den skrives som base64',
    },
    remedy: {
      en: 'count the bytes of the message that goes into Data: not the characters, and not the base64 text',
      da: 'tæl de bytes, som lægges i Data: ikke tegnene og ikke base64-teksten',
    },
    source: [
      ['envelope', 'SizeInBytes'],
      ['tp-send', '3.4.6.3'],
    ],
    *check({ sent }) {
      for (const passage of sent) {
        const { carried, claimsFhir, reading } = passage;
        const undecoded = reading.problems.some(({ code }) => code === 'data-not-base64');
        if (!carried || !claimsFhir || undecoded) continue;
        const { sizeInBytes } = carried.meta.document;
        yield finding(sizeInBytes === carried.data.byteLength, {
          expected: `SizeInBytes ${carried.data.byteLength}`,
          actual: `SizeInBytes ${sizeInBytes}`,
          at: atDocument(passage, 'SizeInBytes'),
        });
      }
    },
  },
});

function named(expected: string, passage: FhirPassage) {
  const { name } = passage.carried.meta.document;
  return finding(name === expected, {
    expected: `Document/Name ${shown(expected)}`,
    actual: `Document/Name ${shown(name)}`,
    at: atDocument(passage, 'Name'),
  });
}

function atDocument(passage: Pick<Passage, 'number'>, element: string): string {
  return placeInEnvelope(passage, `Message/MetaInformation/Document/${element}`);
}
