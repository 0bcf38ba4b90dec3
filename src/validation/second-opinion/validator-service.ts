import { z } from 'zod';
import { HarnessError } from '../../errors.ts';
import { opinionOf, type Opinion, type OpinionIssue, type Question, type SecondOpinion } from './opinion.ts';

/** One POST of JSON, made by whoever has sockets; it throws a HarnessError when there is no answer. */
export type Post = (url: string, body: string) => Promise<{ readonly status: number; readonly body: Buffer }>;

/**
 * The HTTP service of HL7's validator-wrapper. A message is one request, in a session that the service keeps ready for
 * its package.
 */
export function validatorService(url: string, post: Post): SecondOpinion {
  const address = `${url.replace(/\/+$/, '').replace(/\/validate$/, '')}/validate`;
  const sessions = new Map<string, string>();

  const ask = async (question: Question): Promise<Opinion> => {
    const { status, body } = await post(address, request(question, sessions.get(question.ig)));
    // The request is refused, not the service broken: an empty file, for one.
    if (status === 400 || status === 413 || status === 422)
      return { silent: `HTTP ${status} ${firstLine(body)}`.trim() };
    if (status !== 200) throw broken(`answers HTTP ${status} ${firstLine(body)}`.trim());
    const { outcomes, sessionId } = readResponse(body);
    if (sessionId) sessions.set(question.ig, sessionId);
    return opinionOf(outcomes[0].issues);
  };

  function readResponse(body: Buffer) {
    const parsed = response.safeParse(jsonOf(body));
    if (parsed.success) return parsed.data;
    throw broken('does not answer as a validator-wrapper (JSON with outcomes and issues)');
  }

  const broken = (what: string) => new HarnessError('second-opinion', `${address} ${what}`);
  return { by: url, atOnce: 1, ask: async (questions) => Promise.all(questions.map(ask)) };
}

function request({ bytes, format, ig }: Question, sessionId: string | undefined): string {
  // No terminology server: what it knows is not judged here either.
  const context = { sv: '4.0.1', targetVer: '4.0.1', igs: [ig], txServer: null, locale: 'en' };
  return JSON.stringify({
    // The name changed in version 6.5.19 of HL7's engine; either reads its own and passes over the other.
    cliContext: context,
    validationContext: context,
    filesToValidate: [
      { fileName: `message.${format}`, fileContent: new TextDecoder().decode(bytes), fileType: format },
    ],
    ...(sessionId === undefined ? {} : { sessionId }),
  });
}

const severities = {
  FATAL: 'fatal',
  ERROR: 'error',
  WARNING: 'warning',
  INFORMATION: 'information',
} as const;

const issue = z
  .looseObject({
    level: z
      .string()
      .transform((level) => level.toUpperCase())
      .pipe(z.enum(['FATAL', 'ERROR', 'WARNING', 'INFORMATION'])),
    message: z.string().nullish(),
    location: z.string().nullish(),
    line: z.int().nullish(),
    col: z.int().nullish(),
  })
  .transform(({ level, message, location, line, col }): OpinionIssue => ({
    severity: severities[level],
    message: message ?? '',
    path: location ?? undefined,
    line: positive(line),
    column: positive(col),
  }));

const response = z.looseObject({
  outcomes: z.tuple([z.looseObject({ issues: z.array(issue) })]),
  sessionId: z.string().nullish(),
});

/** The service says -1 where it knows no place. */
function positive(number: number | null | undefined): number | undefined {
  return number && number > 0 ? number : undefined;
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}

function firstLine(body: Buffer): string {
  return body.toString('utf8', 0, 300).trim().split('\n')[0]!.slice(0, 200);
}
