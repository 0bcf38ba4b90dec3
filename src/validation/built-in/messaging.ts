/** What every MedCom message shares; the two editions differ in how destinations are told apart and in which systems are named. */
const messaging = (edition: {
  readonly destinationsBy: string;
  readonly event: string;
  readonly activity: string;
}): string => `
profile messaging:medcom-messaging-message of Bundle
  .                              !medcom-messaging-2
  id                             1..1
  type                           = message
  timestamp                      1..1

profile messaging:medcom-messaging-messageHeader of MessageHeader
  id                             1..1
  event[x]                       only Coding  from required vs:medcom-messaging-messageTypes
${edition.event}
  event[x].code                  1..1
  destination                    1..*  sliced closed by value ${edition.destinationsBy}
  destination.extension:use      1..1  as messaging:medcom-messaging-destinationUseExtension
  destination:primary            1..1
  destination:primary.extension:use  1..1  as messaging:medcom-messaging-destinationUseExtension
  destination:primary.extension:use.value[x]  1..1  only Coding
  destination:primary.extension:use.value[x].system  1..1  = cs:medcom-messaging-destinationUse
  destination:primary.extension:use.value[x].code    1..1  = primary
  destination:primary.receiver   1..1  to messaging:medcom-messaging-organization bundled
  destination:cc                 0..*
  destination:cc.extension:use   1..1  as messaging:medcom-messaging-destinationUseExtension
  destination:cc.extension:use.value[x]  1..1  only Coding
  destination:cc.extension:use.value[x].system  1..1  = cs:medcom-messaging-destinationUse
  destination:cc.extension:use.value[x].code    1..1  = cc
  destination:cc.receiver        1..1  to messaging:medcom-messaging-organization bundled
  sender                         1..1  to messaging:medcom-messaging-organization bundled

profile messaging:medcom-messaging-provenance of Provenance
  target                         1..1  to messaging:medcom-messaging-messageHeader
  occurred[x]                    1..1  only dateTime
  activity                       1..1  from required vs:medcom-messaging-activityCodes
${edition.activity}
  activity.coding.code           1..1
  agent.who                      to messaging:medcom-messaging-organization bundled
`;

/** MedCom Messaging 2.1, of Acknowledgement 2.0 and HospitalNotification 3.0. */
export const messaging2 = messaging({
  destinationsBy: '$this.extension.value',
  event: '',
  activity: `
  activity.coding                1..*`,
});

/** MedCom Messaging 4.0, of CareCommunication 5.0. */
export const messaging4 = messaging({
  destinationsBy: "extension('<messaging:medcom-messaging-destinationUseExtension>').value.code",
  event: `
  event[x].system                1..1`,
  activity: `
  activity.coding                1..1
  activity.coding.system         1..1`,
});
