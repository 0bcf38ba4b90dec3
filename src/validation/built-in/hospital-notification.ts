/**
 * HospitalNotification 3.0, on MedCom Messaging 2.1. Two of MedCom's own invariants (1 and 3) select nothing, so they say
 * nothing here either.
 */
export const hospitalNotification = `
profile hn:medcom-hospitalNotification-message of messaging:medcom-messaging-message
  .                              !medcom-hospitalNotification-2 !medcom-hospitalNotification-4 !medcom-hospitalNotification-5

profile hn:medcom-hospitalNotification-messageHeader of messaging:medcom-messaging-messageHeader
  extension:reportOfAdmissionFlag       0..1  as hn:medcom-messaging-reportOfAdmissionExtension
  extension:reportOfAdmissionRecipient  0..1  as hn:medcom-messaging-reportOfAdmissionRecipientExtension
  event[x].system                1..1  = cs:medcom-messaging-eventCodes
  event[x].code                  1..1  = hospital-notification-message
  destination:cc                 0..0
  focus                          1..1  to hn:medcom-hospitalNotification-encounter bundled

profile hn:medcom-hospitalNotification-encounter of core:medcom-core-encounter
  .                              !medcom-hospitalNotification-6
  extension:leavePeriod          0..1  as hn:medcom-hospitalnotifiation-leave-period-extension
  status                         from required vs:medcom-hospitalNotification-encounterStatus
  class                          from required vs:medcom-hospitalNotification-encounterClass
  type                           0..0
  serviceType                    0..0
  priority                       0..0
  episodeOfCare                  1..*
  episodeOfCare.reference        0..0
  episodeOfCare.identifier       1..1
  episodeOfCare:lpr3identifier.reference  0..0
  basedOn                        0..0
  participant                    0..0
  appointment                    0..0
  period                         1..1
  period.start                   1..1
  length                         0..0
  reasonCode                     0..0
  reasonReference                0..0
  diagnosis                      0..0
  hospitalization                0..0
  location                       0..0
  serviceProvider                1..1
  partOf                         0..0

extension hn:medcom-hospitalnotifiation-leave-period-extension with Period
  value[x].start                 1..1

extension hn:medcom-messaging-reportOfAdmissionExtension with boolean
  value[x]                       1..1

extension hn:medcom-messaging-reportOfAdmissionRecipientExtension with Reference
  value[x]                       1..1  to messaging:medcom-messaging-organization
`;
