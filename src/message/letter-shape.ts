import { formattedText } from './formatted-text.ts';
import { letterKinds } from './letter-kinds.ts';
import type { LocalMinute } from './letter.ts';
import { integer, localDate, oneOf, textLike, textOfLength } from './xml/lexical.ts';
import { many, one, optional, type ReadSequence, sequence, type WrittenSequence } from './xml/sequence.ts';
import { mapped, type Shape, simple } from './xml/shape.ts';

const text = (max: number) => simple(textOfLength(1, max));

const localMinute: Shape<LocalMinute> = sequence({
  date: one('Date', simple(localDate)),
  time: one('Time', simple(textLike(/^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/, 'a time HH:MM'))),
});

/** What an Emessage begins with, whatever the letter. */
export const emessageEnvelope = sequence({
  sent: one('Sent', localMinute),
  envelopeId: one('Identifier', text(14)),
  positiveReceiptWanted: one(
    'AcknowledgementCode',
    mapped(
      simple(oneOf('minuspositivkvitt', 'pluspositivkvitt')),
      (code) => code === 'pluspositivkvitt',
      (wanted) => (wanted ? 'pluspositivkvitt' : 'minuspositivkvitt'),
    ),
  ),
});

const identifierCode = simple(
  oneOf('sygehusafdelingsnummer', 'ydernummer', 'lokationsnummer', 'kommunenummer', 'amt', 'sorkode'),
);

const address = {
  streetName: optional('StreetName', text(35)),
  suburbName: optional('SuburbName', text(35)),
  districtName: optional('DistrictName', text(35)),
  postCode: optional('PostCodeIdentifier', text(9)),
};

const partyHead = {
  gln: one('EANIdentifier', text(35)),
  identifier: one('Identifier', text(17)),
  identifierCode: one('IdentifierCode', identifierCode),
};

const units = {
  departmentName: optional('DepartmentName', text(35)),
  unitName: optional('UnitName', text(35)),
};

const sender = sequence({
  ...partyHead,
  organisationName: one('OrganisationName', text(35)),
  ...units,
  ...address,
  telephone: optional('TelephoneSubscriberIdentifier', text(25)),
  // ASSUMPTION: any text, for the two editions of the schema list different codes.
  medicalSpecialityCode: optional('MedicalSpecialityCode', text(70)),
});

const receiver = sequence({
  ...partyHead,
  organisationName: optional('OrganisationName', text(35)),
  ...units,
  ...address,
});

const patient = sequence(
  {
    civilRegistrationNumber: optional(
      'CivilRegistrationNumber',
      simple(textLike(/^[0-9]{10}$/, 'a CPR number of ten digits')),
    ),
    alternativeIdentifier: optional('AlternativeIdentifier', simple(textOfLength(10, 10))),
    surname: one('PersonSurnameName', text(70)),
    given: optional('PersonGivenName', text(70)),
    ...address,
    occupancy: optional('OccupancyText', text(35)),
    episodeOfCareStatus: one(
      'EpisodeOfCareStatusCode',
      simple(oneOf('inaktiv', 'indlagt', 'ambulant', 'doed', 'ambulant_roentgen')),
    ),
  },
  ['civilRegistrationNumber', 'alternativeIdentifier'],
);

const objectCode = oneOf(
  'tekstfil',
  'billede',
  'program',
  'vektor_grafik',
  'biosignaler',
  'multimedie',
  'proprietaert_indhold',
);

const objectExtension = oneOf(
  ...'pcx tiff jpeg gif bmp png mpg dcm scp txt rtf doc xls wpd exe pdf wav avi mid rmi com zip bin inh'.split(
    ' ',
  ),
);

const reference = sequence(
  {
    description: one('RefDescription', text(70)),
    url: optional('URL', text(350)),
    sup: optional(
      'SUP',
      mapped(
        simple(oneOf('true')),
        () => true as const,
        () => 'true' as const,
      ),
    ),
    object: optional(
      'BIN',
      sequence({
        identifier: one('ObjectIdentifier', text(35)),
        code: one('ObjectCode', simple(objectCode)),
        extension: one('ObjectExtensionCode', simple(objectExtension)),
        size: one('OriginalObjectSize', simple(integer(1, Number.MAX_SAFE_INTEGER))),
      }),
    ),
  },
  ['url', 'sup', 'object'],
);

const clinicalEmailFields = {
  letter: one(
    'Letter',
    sequence({
      letterId: one('Identifier', text(14)),
      versionCode: one('VersionCode', simple(oneOf(letterKinds.XDIS91.versionCode))),
      statisticalCode: one('StatisticalCode', text(8)),
      authorised: one('Authorisation', localMinute),
      typeCode: one('TypeCode', simple(oneOf('XDIS91'))),
      statusCode: one('StatusCode', simple(oneOf('nytbrev', 'rettetbrev'))),
      episodeOfCareIdentifier: optional('EpisodeOfCareIdentifier', text(35)),
    }),
  ),
  sender: one('Sender', sender),
  receiver: one('Receiver', receiver),
  patient: one('Patient', patient),
  additional: optional(
    'AdditionalInformation',
    sequence({
      priority: optional('Priority', simple(oneOf('rutine', 'høj_prioritet'))),
      subject: optional('Subject', text(70)),
    }),
  ),
  clinical: many('ClinicalInformation', sequence({ text: one('Text01', formattedText) }), 10),
  references: many('Reference', reference, 10),
};

/** ClinicalEmail of XDIS91. */
export const clinicalEmail = sequence(clinicalEmailFields);

export type ReadClinicalEmail = ReadSequence<typeof clinicalEmailFields>;
export type WrittenClinicalEmail = WrittenSequence<typeof clinicalEmailFields>;
