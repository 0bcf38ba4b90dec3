// Preloaded into a process: when it ends, the most memory that it held is written down, in megabytes.
import { appendFileSync } from 'node:fs';

process.on('exit', () => {
  appendFileSync(process.env.BENCH_PEAKS, `${(process.resourceUsage().maxRSS / 1024).toFixed(1)}\n`);
});
