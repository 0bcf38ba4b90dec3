export type Source = {
  readonly title: string;
  /** As the document names its version; `current` for governance pages, which carry none. */
  readonly version: string;
  readonly url?: string;
};

const github = 'https://github.com/medcomdk';
const assets = 'blob/githubpagesmaster/docs/assets';
const governance = { version: 'current', url: `${github}/MedCom-FHIR-Communication` };

/** The documents that the requirements are taken from. Labels inside them repeat and contradict each other, so they are data. */
export const sources = {
  'tp-send': {
    title: 'Test protocol for sending CareCommunication',
    version: '5.0.2',
    url: `${github}/dk-medcom-carecommunication/${assets}/CareCommunication_Testprotocol_Send.docx`,
  },
  'tp-receive': {
    title: 'Test protocol for receiving CareCommunication',
    version: '5.0.0',
    url: `${github}/dk-medcom-carecommunication/${assets}/CareCommunication_Testprotocol_Receive.docx`,
  },
  'tp-ack-send': {
    title: 'Test protocol for sending Acknowledgement',
    version: '2.0.2',
    url: `${github}/dk-medcom-acknowledgement`,
  },
  'tp-ack-receive': {
    title: 'Test protocol for receiving Acknowledgement',
    version: '2.0.4',
    url: `${github}/dk-medcom-acknowledgement`,
  },
  'tp-conversion': { title: 'Test protocol for the conversion service', version: '1.4' },
  'gov-cc': { title: 'Governance for CareCommunication', ...governance },
  'gov-ack': { title: 'Governance for Acknowledgement', ...governance },
  'gov-020': { title: '020 Reliable messaging', ...governance },
  'gov-030': { title: '030 VANSEnvelope and network', ...governance },
  'gov-032': { title: '032 Reliable messaging with VANSEnvelope', ...governance },
  'gov-040': { title: '040 FHIR messaging and acknowledgement', ...governance },
  'gov-043': { title: '043 Reliable messaging with FHIR', ...governance },
  'gov-052': { title: '052.2 Message identifiers and timestamps', ...governance },
  'gov-060': { title: '060 Display of messages', ...governance },
  'gov-ne': { title: 'FHIR messages and their network envelopes', ...governance },
  'gov-general': { title: 'General governance: narratives', version: 'current' },
  gtuc: { title: 'Generelle tekniske use cases', version: '1.0.0-rc.1' },
  'ig-cc': {
    title: 'Implementation guide CareCommunication',
    version: '5.0.4',
    url: `${github}/dk-medcom-carecommunication`,
  },
  'ig-ack': {
    title: 'Implementation guide Acknowledgement',
    version: '2.0.3',
    url: `${github}/dk-medcom-acknowledgement`,
  },
  val: { title: 'Governance for FHIR validation', version: 'current' },
  uc: { title: 'Use cases and clinical guidelines for CareCommunication', version: '5.0' },
  envelope: { title: 'Den Gode VANSEnvelope, schema 1.0.4', version: '1.3' },
  'uc-conversion': { title: 'Use cases for the VANS conversion service', version: '3.1.0' },
  'map-conversion': {
    title: 'Mapping XDIS91 and XCTL to CareCommunication and Acknowledgement',
    version: 'January 2026',
  },
} as const satisfies Record<string, Source>;

export type SourceKey = keyof typeof sources;
