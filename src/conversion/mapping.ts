import {
  cprNumber,
  deceased,
  encounter,
  episode,
  given,
  minute,
  phone,
  priority,
  replacementNumber,
  same,
  sameName,
  street,
  subject,
} from './mapping-codec.ts';
import { lost, row, type Row } from './mapping-row.ts';
import { partyRows } from './party-rows.ts';

const nameLimit = { max: 70, flag: 'NAME_TRUNCATED' } as const;
const addressLimit = { max: 35, flag: 'PATIENT_CONTACT_LOST' } as const;

/**
 * XDIS91 and CareCommunication, value by value, in both directions (MedCom, mapping of XDIS91 and CareCommunication 5.0).
 * What is not here: ids, which are new; the texts, which text-layout.ts lays out; the references of references.ts.
 */
export const mapping: readonly Row[] = [
  row('sent', 'timestamp', minute),
  row('authorised', 'date', minute),

  ...partyRows('sender', 'Afsender'),
  row('sender.telephone', 'phone', phone, { max: 25, flag: 'PHONE_AS_TEXT', label: 'Telefon' }),
  lost('sender.streetName', 'SENDER_ADDRESS_LOST'),
  lost('sender.suburbName', 'SENDER_ADDRESS_LOST'),
  lost('sender.districtName', 'SENDER_ADDRESS_LOST'),
  lost('sender.postCode', 'SENDER_ADDRESS_LOST'),
  lost('sender.medicalSpecialityCode', 'SPECIALITY_LOST'),

  ...partyRows('receiver', 'Modtager'),
  lost('receiver.departmentName', 'RECEIVER_DETAIL_LOST'),
  lost('receiver.unitName', 'RECEIVER_DETAIL_LOST'),
  lost('receiver.streetName', 'RECEIVER_DETAIL_LOST'),
  lost('receiver.suburbName', 'RECEIVER_DETAIL_LOST'),
  lost('receiver.districtName', 'RECEIVER_DETAIL_LOST'),
  lost('receiver.postCode', 'RECEIVER_DETAIL_LOST'),

  row('patient.civilRegistrationNumber', 'patient.identifiers', cprNumber),
  row('patient.alternativeIdentifier', 'patient.identifiers', replacementNumber),
  row('patient.surname', 'patient.family', sameName, { ...nameLimit, label: 'Patientens efternavn' }),
  row('patient.given', 'patient.given', given, { ...nameLimit, label: 'Patientens fornavn' }),
  row('patient.streetName', 'patient.address.line', street, addressLimit),
  row('patient.districtName', 'patient.address.city', same, addressLimit),
  row('patient.postCode', 'patient.address.postalCode', same, { ...addressLimit, max: 9 }),
  lost('patient.suburbName', 'SUBURB_LOST'),
  lost('patient.occupancy', 'OCCUPANCY_LOST'),

  row('patient.episodeOfCareStatus', 'patient.deceased', deceased),
  row('patient.episodeOfCareStatus', 'encounter', encounter),
  row('episodeOfCareIdentifier', 'episode', episode, { max: 35, flag: 'EPISODE_CUT' }),

  row('priority', 'priority', priority),
  row('subject', 'topic', subject, { max: 70, flag: 'SUBJECT_TRUNCATED', label: 'Emne' }),
];
