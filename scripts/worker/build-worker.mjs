import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CXX, compilerFlags, FLATC, linkerFlags, runTool } from './compiler.mjs';
import { readMesonLists } from './meson-lists.mjs';
import { unityUnits } from './unity-units.mjs';

const SHIM = join(dirname(fileURLToPath(import.meta.url)), 'shim');
/** The arguments of mediasoup's own fbs/meson.build. */
const FLATC_ARGS = '--cpp --cpp-field-case-style lower --reflect-names --scoped-enums --filename-suffix'.split(' ');
/** Headers that nearly every source includes, compiled once. */
const COMMON_HEADERS = [
  ...'<algorithm> <deque> <functional> <map> <memory> <optional> <ostream> <set> <span> <sstream>'.split(' '),
  ...'<string> <string_view> <vector> <uv.h> <flatbuffers/flatbuffers.h> <ankerl/unordered_dense.h>'.split(' '),
  ...'"common.hpp" "Logger.hpp"'.split(' '),
];

/**
 * Builds mediasoup's worker from the sources in its npm package with the system's libraries (OpenSSL 3, libuv,
 * libsrtp2, FlatBuffers), with no network and neither meson nor pip. Takes about 3 minutes on 2 cores.
 *
 * @param {object} options
 * @param {string} options.packageDir the mediasoup package
 * @param {string} options.buildDir objects stay here until the build is done, so an interrupted one goes on
 * @param {string} options.output the binary; it appears at once and whole
 * @param {(line: string) => void} options.log
 */
export async function buildWorker({ packageDir, buildDir, output, log }) {
  const started = Date.now();
  const workerDir = join(packageDir, 'worker');
  const { sources, schemas } = readMesonLists(workerDir);
  const headersDir = join(buildDir, 'gen');
  mkdirSync(join(headersDir, 'FBS'), { recursive: true });
  await must(FLATC, [...FLATC_ARGS, '', '-o', join(headersDir, 'FBS'), ...schemas], join(workerDir, 'fbs'));

  const includes = [SHIM, headersDir, 'include', 'fbs', 'deps/libwebrtc', 'deps/libwebrtc/libwebrtc'];
  const flags = [...compilerFlags(), ...includes.map((folder) => `-I${folder}`)];
  const job = {
    workerDir,
    buildDir,
    flags: [...flags, '-include', await precompileHeaders(workerDir, buildDir, flags)],
  };
  const units = unityUnits(sources.map((file) => ({ file, bytes: statSync(join(workerDir, file)).size })));
  const objects = await compileAll(units, job, (done, file) => {
    log(`[${done}/${sources.length}] ${Math.round((Date.now() - started) / 1000)} s  ${file}`);
  });

  const partial = `${output}.${process.pid}.tmp`;
  await must(CXX, ['-o', partial, ...objects, ...linkerFlags()], workerDir);
  renameSync(partial, output);
  rmSync(buildDir, { recursive: true, force: true });
}

async function precompileHeaders(workerDir, buildDir, flags) {
  const header = join(buildDir, 'common-headers.hpp');
  if (existsSync(`${header}.gch`)) return header;
  writeFileSync(header, COMMON_HEADERS.map((name) => `#include ${name}\n`).join(''));
  await must(CXX, [...flags, '-x', 'c++-header', header, '-o', `${header}.tmp`], workerDir);
  renameSync(`${header}.tmp`, `${header}.gch`);
  return header;
}

/** Compiles the units, one for each core at a time, and resolves with the names of the objects. */
async function compileAll(units, job, onProgress) {
  const queue = [...units];
  const objects = [];
  let done = 0;
  const takeTurns = async () => {
    for (let unit = queue.shift(); unit; unit = queue.shift()) {
      const object = await compileUnit(unit, job);
      if (!object) {
        queue.unshift(...unit.files.map((file) => ({ files: [file] })));
        continue;
      }
      objects.push(object);
      done += unit.files.length;
      onProgress(done, unit.files[0]);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, takeTurns));
  return objects;
}

/** The object's name, or undefined when the files of the unit clash and have to be compiled one by one. */
async function compileUnit({ files }, { workerDir, buildDir, flags }) {
  const name = createHash('sha256').update(files.join()).digest('hex').slice(0, 16);
  const object = join(buildDir, `${name}.o`);
  if (existsSync(object)) return object;
  const source = join(buildDir, `${name}.cpp`);
  const include = (file) => `#include "${join(workerDir, file)}"\n`;
  writeFileSync(source, files.map(include).join('#undef MS_CLASS\n'));

  const { succeeded, output } = await runTool(CXX, [...flags, '-c', source, '-o', `${object}.tmp`], workerDir);
  if (!succeeded && files.length > 1) return undefined;
  if (!succeeded) throw new Error(`${files[0]} does not compile:\n${output}`);
  renameSync(`${object}.tmp`, object);
  return object;
}

async function must(command, args, cwd) {
  const { succeeded, output } = await runTool(command, args, cwd);
  if (!succeeded) throw new Error(`${command} failed:\n${output}`);
}
