#!/usr/bin/env node
// Runs the command line on the Node that this project pins (a platform package in node_modules),
// or on the Node that started it where no pinned one is installed.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { constants, homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const require = createRequire(import.meta.url);

function pinnedNode() {
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

const pinned = pinnedNode();
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (!pinned && (major < 22 || (major === 22 && minor < 22))) {
  console.error(
    `proevesten: needs Node 22.22 or newer; this is ${process.version} and no pinned Node is installed for ` +
      `${process.platform}-${process.arch}. Run "npm ci", or start it with a newer Node.`,
  );
  process.exit(3);
}

// Node keeps what it compiled, so that the next start takes half the time. In the user's own folder: a shared one could be
// filled by somebody else.
const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'proevesten', 'node');

// The channel tells the child when this process is gone, however it went.
const child = spawn(
  pinned ?? process.execPath,
  ['--disable-warning=ExperimentalWarning', main, ...process.argv.slice(2)],
  { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env: { NODE_COMPILE_CACHE: cache, ...process.env } },
);
let ended = 3;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    ended = 128 + constants.signals[signal];
    child.kill(signal);
  });
}
child.on('exit', (code) => process.exit(code ?? ended));
