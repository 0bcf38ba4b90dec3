#!/usr/bin/env node
// Runs the command line: in this process when its Node is of the line that this project pins; otherwise on the pinned Node
// (a platform package in node_modules), or where none is installed on this one, if it is new enough.
import { spawn } from 'node:child_process';
// Node 20 has no enableCompileCache to import by name.
import module from 'node:module';
import { constants, homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = new URL('../src/cli/main.ts', import.meta.url);
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

// Node keeps what it compiled, so that the next start takes half the time. In the user's own folder: a shared one could be
// filled by somebody else. Processes that this one starts find it in the environment.
process.env.NODE_COMPILE_CACHE ??= join(
  process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'),
  'proevesten',
  'node',
);

// Since 24.12 Node reads TypeScript without a word of warning.
if (major === 24 && minor >= 12) {
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
  await import(main.href);
} else {
  const node = pinnedNode() ?? (major > 22 || (major === 22 && minor >= 22) ? process.execPath : undefined);
  if (node) runApart(node);
  else {
    console.error(
      `proevesten: needs Node 22.22 or newer; this is ${process.version} and no pinned Node is installed for ` +
        `${process.platform}-${process.arch}. Run "npm ci", or start it with a newer Node.`,
    );
    process.exitCode = 3;
  }
}

function pinnedNode() {
  const require = module.createRequire(import.meta.url);
  const { platform, arch } = process;
  const binary = platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  const names = [`node-${platform === 'win32' ? 'win' : platform}-${arch}`, `node-bin-${platform}-${arch}`];
  for (const name of names) {
    try {
      return require.resolve(`${name}/${binary}`);
    } catch {
      // Not installed for this platform: try the next name, then the Node that runs this.
    }
  }
  return undefined;
}

/** The same command line in a process of its own, which ends as this one does. */
function runApart(node) {
  // The channel tells the child when this process is gone, however it went.
  const child = spawn(
    node,
    ['--disable-warning=ExperimentalWarning', fileURLToPath(main), ...process.argv.slice(2)],
    { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] },
  );
  let ended = 3;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      ended = 128 + constants.signals[signal];
      child.kill(signal);
    });
  }
  child.on('exit', (code) => process.exit(code ?? ended));
}
