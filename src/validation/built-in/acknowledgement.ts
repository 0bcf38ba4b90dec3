/** Acknowledgement 2.0, on MedCom Messaging 2.1. */
export const acknowledgement = `
profile ack:medcom-messaging-acknowledgement of messaging:medcom-messaging-message
  .                              !medcom-acknowledgement-1 !medcom-acknowledgement-2

profile ack:medcom-messaging-acknowledgementHeader of messaging:medcom-messaging-messageHeader
  destination:cc                 0..0
  response                       1..1
  response.details               to ack:medcom-acknowledgement-operationoutcome

profile ack:medcom-acknowledgement-operationoutcome of OperationOutcome
  issue.details.coding           from required vs:medcom-acknowledgement-issue-details
`;
