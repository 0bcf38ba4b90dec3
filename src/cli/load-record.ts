import { HarnessError, UsageError } from '../errors.ts';
import type { Crossing, Exchange } from '../exchange/exchange.ts';
import { loadExchange } from '../exchange/load.ts';
import { scenarioIds } from '../harness/scenario-ids.ts';
import { profileJudge, type ProfileJudge } from '../harness/profile-judge.ts';
import { contentsOf } from '../harness/seen.ts';

/**
 * The exchanges of one run, each with its file. What a record says of itself is not taken on trust where it can be seen: the
 * messages are validated anew.
 * @throws UsageError when the files are not those of one run
 * @throws HarnessError `record-altered` when what is noted of a message is not what its bytes say
 */
export async function loadRecord(files: readonly string[]): Promise<ReadonlyMap<Exchange, string>> {
  const judge = await profileJudge();
  const loaded = new Map(files.map((file) => [loadExchange(file), file]));
  const [first] = loaded.keys();
  const seen = new Map<string, string>();
  for (const [exchange, file] of loaded) {
    const { scenario, system, edition, events, harnessError } = exchange;
    const twin = seen.get(scenario.id);
    if (twin !== undefined)
      throw new UsageError(`${file}: the scenario ${scenario.id} is in ${twin} already`);
    seen.set(scenario.id, file);
    if (first && (first.system.gln !== system.gln || first.edition !== edition)) {
      const other = `${first.system.gln}, ${first.edition}`;
      throw new UsageError(
        `${file}: of another run (${system.gln}, ${edition}) than the first file (${other})`,
      );
    }
    const isPlayed = scenario.needs.every((need) => system.capabilities.includes(need));
    if (isPlayed && events.length === 0 && !harnessError)
      throw new UsageError(`${file}: the record of ${scenario.id} holds no event`);
    for (const event of events)
      if (event.kind === 'envelope') checkNote(event, `${file}: #${event.number}`, judge);
  }
  return loaded;
}

/** The scenarios of a whole run that are not here: a verdict on some is no verdict on all. Given messages are a run of their own. */
export function missingScenarios(exchanges: readonly Exchange[]): readonly string[] {
  const here = new Set(exchanges.map(({ scenario }) => scenario.id));
  const missing = scenarioIds.filter((id) => !here.has(id));
  return missing.length < scenarioIds.length ? missing : [];
}

/** Only definitions that are still the same can contradict the record. */
function checkNote(crossing: Crossing, place: string, judge: ProfileJudge): void {
  const { envelope, message } = contentsOf(Buffer.from(crossing.bytes, 'base64'));
  if (envelope?.kind !== 'message' || !message) return;
  const { validation } = crossing;
  const anew = judge(message.kind, envelope.data);
  if (validation && validation.hash !== anew.hash) return;
  if (validation?.valid === anew.valid) return;
  const noted = validation ? (validation.valid ? 'valid' : 'not valid') : 'nothing';
  throw new HarnessError(
    'record-altered',
    `${place}: the record notes ${noted} of a message that is ${anew.valid ? 'valid' : 'not valid'}: it was changed after the run`,
  );
}
