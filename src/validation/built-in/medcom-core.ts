/** MedCom Core 3.0, as far as messages use it. */
export const medcomCore = `
profile core:medcom-core-patient of dk:dk-core-patient
  name                           1..*
  name:official                  1..1
  managingOrganization           to core:medcom-core-organization bundled

profile core:medcom-core-organization of dk:dk-core-organization
  identifier:SOR-ID              1..1

profile core:medcom-core-practitioner of dk:dk-core-practitioner

profile core:medcom-core-practitionerrole of PractitionerRole
  practitioner                   to core:medcom-core-practitioner
  organization                   to core:medcom-core-organization bundled

profile core:medcom-core-careteam of CareTeam
  name                           1..1
  managingOrganization           0..1  to core:medcom-core-organization bundled

profile core:medcom-core-encounter of Encounter
  class                          from required vs:medcom-core-encounter-class
  subject                        1..1  to core:medcom-core-patient bundled
  episodeOfCare                  sliced open by value identifier.system
  episodeOfCare:lpr3identifier   0..1
  episodeOfCare:lpr3identifier.identifier  1..1  as core:lpr3-Identifier
  account                        0..0
  serviceProvider                to core:medcom-core-organization bundled

profile core:lpr3-Identifier of Identifier
  system                         1..1  = https://www.esundhed.dk/Registre/Landspatientregisteret
  value                          1..1  !uuidv5

profile core:medcom-assigned-identifier of Identifier
  value                          1..1  !medcom-uuidv4
  assigner                       1..1  to core:medcom-core-organization

extension core:medcom-core-datetime-extension with dateTime
  value[x]                       1..1

extension core:medcom-core-practitioner-extension with Reference
  value[x]                       1..1  to core:medcom-core-practitionerrole bundled

extension core:medcom-core-contact-extension with ContactPoint
  value[x]                       1..1
  value[x].system                = phone
  value[x].value                 1..1  !medcom-core-contact

extension core:medcom-core-identifier-extension with Identifier
  value[x]                       1..1  as core:medcom-assigned-identifier

extension core:medcom-core-sender-extension with Reference
  value[x]                       to core:medcom-core-practitionerrole core:medcom-core-careteam bundled

profile messaging:medcom-messaging-organization of core:medcom-core-organization
  identifier                     2..*
  identifier:EAN-ID              1..1

extension messaging:medcom-messaging-destinationUseExtension with Coding
  value[x]                       1..1
`;
