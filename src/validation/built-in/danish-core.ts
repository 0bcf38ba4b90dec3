/** What MedCom's profiles need of HL7 Denmark's core profiles (dk-core 3.4). */
export const danishCore = `
profile dk:dk-core-patient of Patient
  .                              !marital-status-unknown-usage
  identifier                     1..*  sliced open by value system
  identifier:cpr                 0..1  as dk:dk-core-cpr-identifier
  identifier:x-ecpr              0..1  as dk:dk-core-x-ecpr-identifier
  identifier:d-ecpr              0..1  as dk:dk-core-d-ecpr-identifier
  name                           sliced open by value use
  name:official                  0..1
  name:official.use              1..1  = official
  name:official.family           1..1
  generalPractitioner            to dk:dk-core-organization dk:dk-core-practitioner dk:dk-core-practitioner-role
  managingOrganization           to dk:dk-core-organization
  link.other                     to dk:dk-core-patient dk:dk-core-related-person

profile dk:dk-core-related-person of RelatedPerson
  identifier                     sliced open by value system
  identifier:cpr                 0..1  as dk:dk-core-cpr-identifier
  identifier:x-ecpr              0..1  as dk:dk-core-x-ecpr-identifier
  identifier:d-ecpr              0..1  as dk:dk-core-d-ecpr-identifier
  patient                        to dk:dk-core-patient
  name                           sliced open by value use
  name:official                  0..1
  name:official.use              1..1  = official
  name:official.family           1..1

profile dk:dk-core-organization of Organization
  .                              !dk-core-organization-mandatory-identifier
  identifier                     1..*  sliced open by value system
  identifier:EAN-ID              0..1  as dk:dk-core-gln-identifier
  identifier:SOR-ID              0..1  as dk:dk-core-sor-identifier
  identifier:KOMBIT-ORG-ID       0..1  as dk:dk-core-kombit-org-identifier
  identifier:Ydernummer          0..1
  identifier:Ydernummer.system   1..1  = urn:oid:1.2.208.176.1.4
  identifier:Ydernummer.value    1..1
  identifier:CVR-ID              0..1  as dk:dk-core-cvr-identifier
  identifier:Kommunekode         0..1
  identifier:Kommunekode.system  1..1  = dk-cs:dk-core-municipality-codes
  identifier:Kommunekode.value   1..1  from required dk-vs:dk-core-MunicipalityCodes
  identifier:Regionskode         0..1
  identifier:Regionskode.system  1..1  = dk-cs:dk-core-regional-subdivision-codes
  identifier:Regionskode.value   1..1
  identifier:ProducentID         0..1  as dk:dk-core-producent-id

profile dk:dk-core-practitioner of Practitioner
  qualification                                       sliced open by value identifier.system
  qualification:officialHealthAuthorization           0..1
  qualification:officialHealthAuthorization.identifier  as dk:dk-core-authorization-identifier

profile dk:dk-core-practitioner-role of PractitionerRole
  practitioner                   to dk:dk-core-practitioner
  organization                   to dk:dk-core-organization
  location                       to dk:dk-core-location

profile dk:dk-core-location of Location
  managingOrganization           to dk:dk-core-organization
  partOf                         to dk:dk-core-location

profile dk:dk-core-cpr-identifier of Identifier
  use                            = official
  system                         1..1  = urn:oid:1.2.208.176.1.2
  value                          1..1  max-length 10  !cpr

profile dk:dk-core-x-ecpr-identifier of Identifier
  use                            = temp
  system                         1..1  = urn:oid:1.2.208.176.1.6.1.1
  value                          1..1  max-length 10  !x-ecpr

profile dk:dk-core-d-ecpr-identifier of Identifier
  use                            = temp
  system                         1..1  from required dk-vs:DkCoreDeCPRValueSet
  value                          1..1  max-length 10  !d-ecpr

profile dk:dk-core-sor-identifier of Identifier
  use                            = official
  system                         1..1  = urn:oid:1.2.208.176.1.1
  value                          1..1  !min-digits-sor

profile dk:dk-core-gln-identifier of Identifier
  use                            = official
  system                         1..1  = https://www.gs1.org/gln
  value                          1..1  !gln-length !gln-modulus-10

profile dk:dk-core-kombit-org-identifier of Identifier
  use                            = official
  system                         1..1  = https://kombit.dk/sts/organisation
  value                          1..1  !uuid

profile dk:dk-core-cvr-identifier of Identifier
  use                            = official
  system                         1..1  = http://cvr.dk
  value                          1..1  !CVR-length !CVR-modulus-11

profile dk:dk-core-producent-id of Identifier
  use                            = official
  system                         1..1  = cs:MedComProducentID
  value                          1..1

profile dk:dk-core-authorization-identifier of Identifier
  system                         1..1  = https://autregweb.sst.dk
  value                          1..1  max-length 5  !authorization-id-format

extension dk:dk-core-municipalityCodes with CodeableConcept
  value[x].coding                from required dk-vs:dk-core-MunicipalityCodes

extension dk:dk-core-RegionalSubDivisionCodes with CodeableConcept
  value[x].coding                from required dk-vs:dk-core-RegionalSubDivisionCodes
`;
