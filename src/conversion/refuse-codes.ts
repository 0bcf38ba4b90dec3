import type { AcknowledgementIssue } from '../message/acknowledgement.ts';

type Row = {
  readonly refuseCode: string;
  /** What an XCTL's code becomes. */
  readonly issueCode: string;
  readonly detailsCode?: string;
  /** What else becomes that code, on the way back. */
  readonly alsoDetails?: readonly string[];
  readonly alsoIssues?: readonly string[];
};

/** ASSUMPTION: no table is published; MedCom's error codes and HL7's issue types are matched by what they mean. */
const rows: readonly Row[] = [
  {
    refuseCode: 'ukendt_lokationsnummer',
    issueCode: 'not-found',
    detailsCode: 'MSG_Receiver_Identifier_UNKNOWN',
    alsoDetails: ['MSG_Receiver_Identifier_MISSING'],
  },
  {
    refuseCode: 'problem_med_modtagerID',
    issueCode: 'not-found',
    detailsCode: 'MSG_Receiver_Identifier_UNKNOWN',
  },
  {
    refuseCode: 'problem_med_version',
    issueCode: 'not-supported',
    detailsCode: 'MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE',
    alsoIssues: ['not-supported'],
  },
  {
    refuseCode: 'syntaksfejl',
    issueCode: 'structure',
    detailsCode: 'MSG_Datatype_Wrong',
    alsoDetails: ['MSG_VALUESET_VALUE_UNKNOWN', 'MSG_CodeSystem_VALUE_UNKNOWN', 'MSG_Element_To_Long'],
    alsoIssues: ['structure', 'value', 'required', 'invariant', 'invalid'],
  },
];

const unspecified: Row = { refuseCode: 'ikke_specificeret', issueCode: 'processing' };

export function issueCodesOf(refuseCode: string | undefined): Pick<Row, 'issueCode' | 'detailsCode'> {
  return rows.find((row) => row.refuseCode === refuseCode) ?? unspecified;
}

/** The first issue that a letter has a code for decides. */
export function refuseCodeOf(issues: readonly AcknowledgementIssue[]): string {
  const matching = issues.flatMap(
    (issue) => rows.find((row) => saysDetails(row, issue)) ?? rows.find((row) => saysIssue(row, issue)) ?? [],
  );
  return (matching[0] ?? unspecified).refuseCode;
}

function saysDetails({ detailsCode, alsoDetails = [] }: Row, issue: AcknowledgementIssue): boolean {
  return issue.detailsCode !== undefined && [detailsCode, ...alsoDetails].includes(issue.detailsCode);
}

function saysIssue({ alsoIssues = [] }: Row, issue: AcknowledgementIssue): boolean {
  return issue.code !== undefined && alsoIssues.includes(issue.code);
}
