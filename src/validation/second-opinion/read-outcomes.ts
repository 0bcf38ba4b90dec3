import { z } from 'zod';
import { opinionOf, type Opinion, type OpinionIssue } from './opinion.ts';

/** The opinion on each file, by the name without its folders; an outcome that names no file is under its number. */
export type Outcomes = ReadonlyMap<string | number, Opinion>;

/** @returns undefined when the JSON is neither an OperationOutcome nor a Bundle of them */
export function readOutcomes(json: unknown): Outcomes | undefined {
  const parsed = answer.safeParse(json);
  if (!parsed.success) return undefined;
  return new Map(parsed.data.map(({ file, issues }, i) => [file ?? i, opinionOf(issues)]));
}

const structure = 'http://hl7.org/fhir/StructureDefinition/operationoutcome';
const extensions = z
  .array(
    z.looseObject({ url: z.string(), valueString: z.string().nullish(), valueInteger: z.int().nullish() }),
  )
  .nullish();

const issue = z
  .looseObject({
    severity: z.enum(['fatal', 'error', 'warning', 'information', 'success']),
    details: z.looseObject({ text: z.string().nullish() }).nullish(),
    diagnostics: z.string().nullish(),
    expression: z.array(z.string()).nullish(),
    extension: extensions,
  })
  .transform(({ severity, details, diagnostics, expression, extension }): OpinionIssue => {
    const place = (name: string) =>
      extension?.find(({ url }) => url === `${structure}-issue-${name}`)?.valueInteger ?? undefined;
    return {
      severity: severity === 'success' ? 'information' : severity,
      message: details?.text ?? diagnostics ?? '',
      path: expression?.[0],
      line: place('line'),
      column: place('col'),
    };
  });

const outcome = z
  .looseObject({
    resourceType: z.literal('OperationOutcome'),
    extension: extensions,
    issue: z.array(issue),
  })
  .transform(({ extension, issue: issues }) => {
    const file = extension?.find(({ url }) => url === `${structure}-file`)?.valueString;
    return { file: file?.split(/[\\/]/).at(-1), issues };
  });

const bundle = z
  .looseObject({
    resourceType: z.literal('Bundle'),
    entry: z.array(z.looseObject({ resource: outcome })),
  })
  .transform(({ entry }) => entry.map(({ resource }) => resource));

const answer = z.union([bundle, outcome.transform((one) => [one])]);
