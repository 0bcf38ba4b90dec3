/** CareCommunication 5.0, on MedCom Messaging 4.0. */
export const careCommunication = `
profile cc:medcom-careCommunication-message of messaging:medcom-messaging-message
  .                              !medcom-careCommunication-1 !medcom-careCommunication-2 !medcom-careCommunication-3
  .                              !medcom-careCommunication-4 !medcom-careCommunication-11 !medcom-careCommunication-12
  .                              !medcom-careCommunication-13
  entry.resource                 1..1

profile cc:medcom-careCommunication-messageHeader of messaging:medcom-messaging-messageHeader
  event[x].system                = cs:medcom-messaging-eventCodes
  event[x].code                  = care-communication-message
  destination:cc                 0..0
  focus                          1..1  to cc:medcom-careCommunication-communication bundled
  definition                     1..1  !medcom-carecommunication-definition-url

profile cc:medcom-careCommunication-communication of Communication
  .                              !medcom-careCommunication-5 !medcom-careCommunication-6 !medcom-careCommunication-7
  .                              !medcom-careCommunication-8 !medcom-careCommunication-9 !medcom-careCommunication-15
  extension:sender               0..1  as core:medcom-core-sender-extension
  identifier                     1..1  !medcom-uuidv4
  identifier.value               1..1
  status                         = unknown
  category                       1..1  from required vs:medcom-careCommunication-categories
  category.coding                1..1
  category.coding.system         1..1
  category.coding.code           1..1
  priority                       from required vs:medcom-careCommunication-requestPriority
  subject                        1..1  to core:medcom-core-patient bundled
  topic.text                     1..1
  encounter                      to core:medcom-core-encounter bundled
  recipient                      0..1  to core:medcom-core-practitionerrole core:medcom-core-careteam bundled
  payload                        1..*  sliced open by type $this.content
  payload.extension:date           0..1  as core:medcom-core-datetime-extension
  payload.extension:author         0..1  as core:medcom-core-practitioner-extension
  payload.extension:authorContact  0..1  as core:medcom-core-contact-extension
  payload.extension:identifier     0..1  as core:medcom-core-identifier-extension
  payload:string                 1..*
  payload:string.extension       4..*
  payload:string.extension:date           1..1  as core:medcom-core-datetime-extension
  payload:string.extension:author         1..1  as core:medcom-core-practitioner-extension
  payload:string.extension:authorContact  1..1  as core:medcom-core-contact-extension
  payload:string.extension:identifier     1..1  as core:medcom-core-identifier-extension
  payload:string.content[x]      only string
  payload:attachment             0..*
  payload:attachment.extension   2..*
  payload:attachment.extension:date           1..1  as core:medcom-core-datetime-extension
  payload:attachment.extension:author         0..1  as core:medcom-core-practitioner-extension
  payload:attachment.extension:authorContact  0..1  as core:medcom-core-contact-extension
  payload:attachment.extension:identifier     1..1  as core:medcom-core-identifier-extension
  payload:attachment.content[x]  only Attachment
  payload:attachment.content[x].contentType  from required vs:medcom-core-attachmentMimeTypes
  payload:attachment.content[x].title        1..1

profile cc:medcom-careCommunication-provenance of messaging:medcom-messaging-provenance
  target                         1..1  to cc:medcom-careCommunication-messageHeader
  activity                       1..1  from required vs:medcom-careCommunication-messagingActivities
  entity                         1..*  sliced closed by value role
  entity:preceedingMessage       0..1
  entity:preceedingMessage.role  = revision
  entity:payload                 1..*
  entity:payload.role            = source
  entity:payload.what.identifier 1..1
`;
