import type { CareCommunication } from '../message/care-communication.ts';
import { isCategory, priorities } from '../message/code-lists.ts';
import type { Organisation } from '../message/fhir-message.ts';
import { resourcesOf } from '../message/query.ts';
import { isPatientSystem } from '../message/systems.ts';
import { hasOffset } from '../message/time.ts';
import type { AcceptanceRule } from './acceptance-rule.ts';

const required = { code: 'required', detailsCode: 'MSG_RESOURCE_REQUIRED' } as const;
const unknownCode = { code: 'value', detailsCode: 'MSG_VALUESET_VALUE_UNKNOWN' } as const;

/** What must stand in MessageHeader, Patient and Communication (the profiles of CareCommunication 5.0). */
export const messageRules: readonly AcceptanceRule[] = [
  {
    ...unknownCode,
    text: 'the message definition is not that of CareCommunication 5',
    brokenAt: at('MessageHeader.definition', ({ definition }) => !/\|5\.\d{1,2}$/u.test(definition ?? '')),
  },
  {
    code: 'required',
    detailsCode: 'MSG_DATE_FORMAT',
    text: 'the time at which the message was put together is missing, or has no offset',
    brokenAt: at('Bundle.timestamp', ({ timestamp }) => !hasOffset(timestamp ?? '')),
  },
  {
    ...required,
    text: 'the sender has no location number or no SOR id',
    brokenAt: at('MessageHeader.sender', ({ sender }) => !isIdentified(sender)),
  },
  {
    code: 'required',
    detailsCode: 'MSG_Receiver_Identifier_MISSING',
    text: 'the receiver has no location number or no SOR id',
    brokenAt: at('MessageHeader.destination.receiver', ({ receiver }) => !isIdentified(receiver)),
  },
  {
    code: 'structure',
    text: 'a message is about exactly one patient',
    brokenAt: (_, bundle) => (resourcesOf(bundle, 'Patient').length === 1 ? [] : ['Bundle.entry of Patient']),
  },
  {
    ...required,
    text: 'the patient has neither a CPR nor a replacement CPR number',
    brokenAt: at(
      'Patient.identifier',
      ({ patient }) => !patient?.identifiers.some(({ system, value }) => isPatientSystem(system) && value),
    ),
  },
  {
    ...required,
    text: 'the patient has no name',
    brokenAt: at('Patient.name', ({ patient }) => !patient?.family && !patient?.given.length),
  },
  {
    ...required,
    text: 'the identifier of the thread is missing, or is not urn:uuid: and a lower-case UUID',
    brokenAt: at('Communication.identifier', ({ communicationId }) => !isUrnUuid(communicationId)),
  },
  {
    ...unknownCode,
    text: 'the status is not "unknown"',
    brokenAt: at('Communication.status', ({ status }) => status !== 'unknown'),
  },
  {
    ...required,
    text: 'the category is missing',
    brokenAt: at('Communication.category', ({ category }) => !category),
  },
  {
    ...unknownCode,
    text: 'the category is not on the national list',
    brokenAt: at('Communication.category', ({ category }) => Boolean(category) && !isCategory(category)),
  },
  {
    ...required,
    text: 'the category "other" needs a topic',
    brokenAt: at('Communication.topic', ({ category, topic }) => category === 'other' && !topic?.trim()),
  },
  {
    ...unknownCode,
    text: 'the priority is neither "routine" nor "asap"',
    brokenAt: at(
      'Communication.priority',
      ({ priority }) => priority !== undefined && !Object.hasOwn(priorities, priority),
    ),
  },
  {
    code: 'invariant',
    text: 'a priority may be given for the category "regarding-referral" only',
    brokenAt: at(
      'Communication.priority',
      ({ category, priority }) => priority !== undefined && category !== 'regarding-referral',
    ),
  },
  {
    ...required,
    text: 'an encounter is given without the identifier of an episode of care',
    brokenAt: at(
      'Encounter.episodeOfCare',
      ({ encounter, episodesOfCare }) => encounter !== undefined && episodesOfCare.length === 0,
    ),
  },
];

/** `urn:uuid:` and a lower-case UUID. ASSUMPTION: the version digit is not looked at, as official examples hold UUIDs of version 1. */
export function isUrnUuid(value: string | undefined): boolean {
  return /^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(value ?? '');
}

function at(place: string, isBroken: (message: CareCommunication) => boolean): AcceptanceRule['brokenAt'] {
  return (message) => (isBroken(message) ? [place] : []);
}

function isIdentified({ gln, sor }: Organisation): boolean {
  return Boolean(gln && sor);
}
