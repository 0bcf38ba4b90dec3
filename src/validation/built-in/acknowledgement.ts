/** Acknowledgement 2.0 with MedCom Messaging 2.1. */
export const acknowledgement = `
profile messaging:medcom-messaging-message of Bundle
  .                              !medcom-messaging-2
  id                             1..1
  type                           = message
  timestamp                      1..1

profile messaging:medcom-messaging-messageHeader of MessageHeader
  id                             1..1
  event[x]                       only Coding  from required vs:medcom-messaging-messageTypes
  event[x].code                  1..1
  destination                    1..*  sliced closed by value $this.extension.value
  destination.extension:use      1..1  as messaging:medcom-messaging-destinationUseExtension
  destination:primary            1..1
  destination:primary.extension:use  1..1  as messaging:medcom-messaging-destinationUseExtension
  destination:primary.extension:use.value[x]         1..1  only Coding
  destination:primary.extension:use.value[x].system  1..1  = cs:medcom-messaging-destinationUse
  destination:primary.extension:use.value[x].code    1..1  = primary
  destination:primary.receiver   1..1  to messaging:medcom-messaging-organization bundled
  destination:cc                 0..*
  destination:cc.extension:use   1..1  as messaging:medcom-messaging-destinationUseExtension
  destination:cc.extension:use.value[x]         1..1  only Coding
  destination:cc.extension:use.value[x].system  1..1  = cs:medcom-messaging-destinationUse
  destination:cc.extension:use.value[x].code    1..1  = cc
  destination:cc.receiver        1..1  to messaging:medcom-messaging-organization bundled
  sender                         1..1  to messaging:medcom-messaging-organization bundled

profile messaging:medcom-messaging-provenance of Provenance
  target                         1..1  to messaging:medcom-messaging-messageHeader
  occurred[x]                    1..1  only dateTime
  activity                       1..1  from required vs:medcom-messaging-activityCodes
  activity.coding                1..*
  activity.coding.code           1..1
  agent.who                      to messaging:medcom-messaging-organization bundled

profile ack:medcom-messaging-acknowledgement of messaging:medcom-messaging-message
  .                              !medcom-acknowledgement-1 !medcom-acknowledgement-2

profile ack:medcom-messaging-acknowledgementHeader of messaging:medcom-messaging-messageHeader
  destination:cc                 0..0
  response                       1..1
  response.details               to ack:medcom-acknowledgement-operationoutcome

profile ack:medcom-acknowledgement-operationoutcome of OperationOutcome
  issue.details.coding           from required vs:medcom-acknowledgement-issue-details
`;
