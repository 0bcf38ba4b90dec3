/** Bundles the command line into one file and builds the three images from docker/. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

const pieces = ['vans', 'conversion', 'system'] as const;
const publicBase = 'node:24-bookworm-slim';
const localBase = 'proevesten-node:local';
const root = new URL('..', import.meta.url).pathname;

const bundle = `${root}docker/proevesten.mjs`;
await build({
  entryPoints: [`${root}src/cli/main.ts`],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  logLevel: 'error',
  // What only the run on a workstation needs stays out of the images.
  external: ['testcontainers', '@playwright/test', 'allure-js-commons', 'esbuild'],
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
});

const base = baseImage();
for (const piece of pieces) {
  const folder = `${root}docker/${piece}`;
  copyFileSync(bundle, `${folder}/proevesten.mjs`);
  copyFileSync(`${root}src/validation/data/r4.br`, `${folder}/r4.br`);
  docker('build', '--quiet', '--build-arg', `BASE_IMAGE=${base}`, '--tag', `proevesten-${piece}`, folder);
  rmSync(`${folder}/proevesten.mjs`);
  rmSync(`${folder}/r4.br`);
  console.log(`proevesten-${piece}: built on ${base}`);
}
rmSync(bundle);

/** The pinned public image where it can be had, otherwise a stand-in made of this machine's pinned Node. */
function baseImage(): string {
  const wanted = process.env['BASE_IMAGE'] ?? publicBase;
  if (exists(wanted) || pull(wanted)) return wanted;
  console.log(`${wanted} cannot be pulled here; a local stand-in takes its place`);
  if (!exists(localBase))
    console.log(execFileSync(`${root}scripts/base-image.sh`, [localBase], { encoding: 'utf8' }).trim());
  return localBase;
}

function exists(image: string): boolean {
  return succeeds('image', 'inspect', image);
}

function pull(image: string): boolean {
  return succeeds('pull', '--quiet', image);
}

function succeeds(...args: string[]): boolean {
  try {
    execFileSync('docker', args, { stdio: 'ignore', timeout: 300_000 });
    return true;
  } catch {
    return false;
  }
}

function docker(...args: string[]): void {
  // The classic builder is enough, and is there on every engine.
  execFileSync('docker', args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, DOCKER_BUILDKIT: '0' },
  });
}
