import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Exchange } from '../exchange/exchange.ts';
import { makeFolders } from '../made-folder.ts';
import type { Lang } from '../requirement/lang.ts';
import type { RunVerdict } from '../verdict/run-verdict.ts';
import { evidenceFiles } from './evidence-file.ts';
import { junitXml } from './junit.ts';
import { page } from './page.ts';

/** Where the reports of a run are. */
export type ReportPaths = Readonly<Record<'verdicts' | 'junit' | 'page' | 'evidence', string>>;

/**
 * Writes the reports of a run into its folder: `verdicts.json`, `junit.xml`, `report.html`, and in `evidence/` the
 * system's messages under the names that MedCom asks for. Each file is there whole or not at all.
 */
export function writeReports(options: {
  readonly dir: string;
  readonly run: RunVerdict;
  readonly exchanges: readonly Exchange[];
  /** The language that the page opens in. */
  readonly lang?: Lang;
}): ReportPaths {
  const { dir, run, exchanges, lang = 'da' } = options;
  const paths: ReportPaths = {
    verdicts: join(dir, 'verdicts.json'),
    junit: join(dir, 'junit.xml'),
    page: join(dir, 'report.html'),
    evidence: join(dir, 'evidence'),
  };

  // A run that is judged again may have other evidence than the last time.
  rmSync(paths.evidence, { recursive: true, force: true });
  for (const { name, bytes } of evidenceFiles(exchanges)) writeWhole(join(paths.evidence, name), bytes);
  writeWhole(paths.verdicts, `${JSON.stringify(run, null, 2)}\n`);
  writeWhole(paths.junit, junitXml(run));
  writeWhole(paths.page, page(run, exchanges, { lang }));
  return paths;
}

function writeWhole(path: string, content: string | Uint8Array): void {
  makeFolders(dirname(path));
  const unfinished = `${path}.part`;
  writeFileSync(unfinished, content);
  renameSync(unfinished, path);
}
