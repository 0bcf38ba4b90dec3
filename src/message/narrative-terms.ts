import { activities, categories, priorities, responseCodes } from './code-lists.ts';
import { extensions, systems } from './systems.ts';

/** What elements and extensions are called in Danish, for people. */
const terms: ReadonlyMap<string, string> = new Map(
  Object.entries({
    activity: 'Handling',
    address: 'Adresse',
    agent: 'Udført af',
    assigner: 'Tildelt af',
    category: 'Kategori',
    city: 'By',
    class: 'Kontakttype',
    code: 'Kode',
    coding: 'Kode',
    contentAttachment: 'Bilag',
    contentString: 'Tekst',
    contentType: 'Filtype',
    creation: 'Oprettet',
    data: 'Indhold',
    deceasedBoolean: 'Død',
    deceasedDateTime: 'Død',
    definition: 'Meddelelsesdefinition',
    destination: 'Til',
    details: 'Detaljer',
    diagnostics: 'Forklaring',
    encounter: 'Kontakt',
    endpoint: 'Adresse på nettet',
    entity: 'Grundlag',
    episodeOfCare: 'Forløb',
    eventCoding: 'Meddelelsestype',
    family: 'Efternavn',
    focus: 'Indhold',
    given: 'Fornavn',
    identifier: 'Identifikation',
    issue: 'Problem',
    line: 'Gade',
    managingOrganization: 'Organisation',
    name: 'Navn',
    occurredDateTime: 'Tidspunkt',
    organization: 'Organisation',
    payload: 'Segment',
    postalCode: 'Postnummer',
    practitioner: 'Person',
    priority: 'Prioritet',
    receiver: 'Modtager',
    recipient: 'Specifik modtager',
    recorded: 'Registreret',
    response: 'Svar',
    role: 'Rolle',
    sender: 'Afsender',
    serviceProvider: 'Sundhedsudbyder',
    severity: 'Alvor',
    source: 'Fra',
    status: 'Status',
    subject: 'Patient',
    target: 'Meddelelse',
    telecom: 'Kontaktoplysning',
    text: 'Tekst',
    title: 'Titel',
    topic: 'Emne',
    url: 'Link',
    use: 'Anvendelse',
    value: 'Værdi',
    what: 'Hvad',
    who: 'Hvem',
    [extensions.author]: 'Forfatter',
    [extensions.authorContact]: 'Telefon',
    [extensions.date]: 'Tidspunkt',
    [extensions.destinationUse]: 'Modtagertype',
    [extensions.identifier]: 'Segmentets identifikation',
    [extensions.sender]: 'Specifik afsender',
  }),
);

/** `Emne (topic)`: the Danish term and the name in FHIR, which alone has to do where there is no term. */
export function termFor(name: string): string {
  const term = terms.get(name);
  const fhirName = name.split('/').at(-1) ?? name;
  return term === undefined ? fhirName : `${term} (${fhirName})`;
}

type Names = Readonly<Record<string, string>>;

const namesBySystem: ReadonlyMap<string, Names> = new Map<string, Names>([
  [systems.category, categories],
  [systems.activity, activities],
]);

const namesByElement: ReadonlyMap<string, Names> = new Map<string, Names>([
  ['priority', priorities],
  ['code', responseCodes],
]);

/** `Andet, other`: a code of a known system or element with what it means. */
export function meaningOf(code: string, { system, element }: { system?: string; element?: string }): string {
  const names = namesBySystem.get(system ?? '') ?? namesByElement.get(element ?? '') ?? {};
  return Object.hasOwn(names, code) ? `${names[code]}, ${code}` : code;
}
