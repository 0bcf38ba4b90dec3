import { systems } from './systems.ts';

/** The 18 categories of CareCommunication 5.0, as Danish users read them. */
export const categories = {
  'alcohol-and-drug-treatment': 'Rusmiddelbehandling',
  'assistive-devices': 'Hjælpemidler',
  carecoordination: 'Forløbskoordinering',
  decease: 'Dødsfald',
  discharge: 'Udskrivelse',
  'examination-results': 'Undersøgelsessvar',
  healthcare: 'Sundhedspleje',
  'home-care-assessment': 'Visitation',
  medicine: 'Medicin',
  nursing: 'Sygepleje',
  outpatient: 'Ambulant',
  'psychiatry-social-disability': 'Psykiatri, social, handicap',
  'regarding-referral': 'Vedr. henvisning',
  telemedicine: 'Telemedicin',
  training: 'Træning',
  'acute-ambulant': 'Akut ambulant',
  'extended-care-responsibility': 'Udvidet behandlingsansvar',
  other: 'Andet',
} as const satisfies Record<string, string>;

export type Category = keyof typeof categories;

export function isCategory(code: string | undefined): code is Category {
  return code !== undefined && Object.hasOwn(categories, code);
}

/** Priorities, allowed with the category `regarding-referral` only. */
export const priorities = { routine: 'Rutine', asap: 'Hurtigst muligt' } as const;

/** What a step in a thread did, and the acknowledgement. */
export const activities = {
  'new-message': 'Ny meddelelse',
  'reply-message': 'Svar på meddelelse',
  'forward-message': 'Videresendt meddelelse',
  acknowledgement: 'Kvittering',
} as const;

export const responseCodes = {
  ok: 'Modtaget og accepteret',
  'transient-error': 'Midlertidig teknisk fejl hos modtageren',
  'fatal-error': 'Afvist, indholdet er ugyldigt',
} as const;

/** The media types that an attachment may have, each with its usual file name extensions. */
export const attachmentTypes = {
  'application/pdf': ['pdf'],
  'image/gif': ['gif'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/tiff': ['tif', 'tiff'],
  'image/bmp': ['bmp'],
} as const satisfies Record<string, readonly [string, ...string[]]>;

export type AttachmentType = keyof typeof attachmentTypes;

export function isAttachmentType(type: string | undefined): type is AttachmentType {
  return type !== undefined && Object.hasOwn(attachmentTypes, type);
}

/** The media type of a file by its extension, with or without the dot, in any case. */
export function attachmentTypeOf(extension: string): AttachmentType | undefined {
  const wanted = extension.replace(/^.*\./, '').toLowerCase();
  const found = Object.entries(attachmentTypes).find(([, known]) =>
    (known as readonly string[]).includes(wanted),
  );
  return found?.[0] as AttachmentType | undefined;
}

/** The first of a media type's usual extensions. */
export function fileExtensionOf(type: AttachmentType): string {
  return attachmentTypes[type][0];
}

/** Roles are spread over two code systems; these belong to the register of authorised persons, the others do not. */
const authorisedRoles: ReadonlySet<string> = new Set(['ambulancebehandler', 'laege', 'osteopat']);

/** The code system of a code in MedCom's list of roles. */
export function roleSystem(code: string): string {
  return authorisedRoles.has(code) ? systems.authorisedRole : systems.administrativeRole;
}

/** MedCom's own error codes of an acknowledgement, spelt as MedCom spells them. */
const acknowledgementErrors: ReadonlySet<string> = new Set([
  'MSG_Receiver_Identifier_UNKNOWN',
  'MSG_Receiver_Identifier_MISSING',
  'MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE',
  'MSG_VALUESET_VALUE_UNKNOWN',
  'MSG_CodeSystem_VALUE_UNKNOWN',
  'MSG_Element_To_Long',
  'MSG_Datatype_Wrong',
  'MSG_Mailbox_Out_Of_Operation',
  'MSG_Damaged_durin_transport',
]);

/** Whether a code is one of MedCom's own error codes. */
export function isAcknowledgementError(code: string | undefined): boolean {
  return code !== undefined && acknowledgementErrors.has(code);
}
