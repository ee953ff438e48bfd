import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CXX, compilerFlags, linkerFlags } from './compiler.mjs';
import { runs } from './worker-files.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const BUILD_CODE = ['build-worker.mjs', 'compiler.mjs', 'meson-lists.mjs', 'unity-units.mjs'];

/**
 * The path, without an extension, under which a build's result is kept. It names all that the binary was made of:
 * mediasoup's version, the platform, the build code with its shims and flags, and the compiler.
 */
export function keptPath({ cacheDir, version }) {
  return join(cacheDir, `${recipeName(version)}-${compilerHash()}`);
}

/**
 * A kept copy that runs here, or undefined. On a machine without a compiler any compiler's copy will do.
 */
export function findKept({ cacheDir, version }) {
  const exact = keptPath({ cacheDir, version });
  if (runs(exact)) return exact;
  if (compilerVersion() || !existsSync(cacheDir)) return undefined;
  const names = readdirSync(cacheDir).filter((name) => name.startsWith(recipeName(version)));
  return names
    .map((name) => join(cacheDir, name))
    .find((file) => !/\.(lock|tmp|build|unproven)$/.test(file) && runs(file));
}

function recipeName(version) {
  return `mediasoup-worker-${version}-${process.platform}-${process.arch}-${recipeHash()}`;
}

function recipeHash() {
  const hash = createHash('sha256').update(JSON.stringify([compilerFlags(), linkerFlags()]));
  for (const file of [...BUILD_CODE, ...shimFiles()]) hash.update(`${file}\0${codeOf(join(HERE, file))}\0`);
  return hash.digest('hex').slice(0, 12);
}

function shimFiles() {
  const names = readdirSync(join(HERE, 'shim'), { recursive: true }).map((name) => join('shim', name));
  return names.filter((name) => name.endsWith('.h')).sort();
}

/** A file without its line comments: rewording one is no reason to build again. */
function codeOf(file) {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => !/^\s*(\/\/|\/\*\*|\*|$)/.test(line)).join('\n');
}

function compilerHash() {
  return createHash('sha256').update(compilerVersion()).digest('hex').slice(0, 8);
}

function compilerVersion() {
  return spawnSync(CXX, ['--version'], { encoding: 'utf8' }).stdout?.split('\n')[0] ?? '';
}
