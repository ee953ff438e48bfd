import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { CXX, FLATC } from './compiler.mjs';

const HEADERS = {
  'libssl-dev': 'openssl/ssl.h',
  'libuv1-dev': 'uv.h',
  'libsrtp2-dev': 'srtp2/srtp.h',
  'libflatbuffers-dev': 'flatbuffers/flatbuffers.h',
};

/**
 * Names of the Debian packages that a build of the worker needs and that are not there. Only a build needs them.
 *
 * @returns {string[]}
 */
export function missingPackages() {
  const hasCompiler = answers(CXX);
  const hasHeader = hasCompiler ? compiles : (header) => existsSync(`/usr/include/${header}`);
  const libraries = Object.entries(HEADERS).filter(([, header]) => !hasHeader(header));
  return [
    ...(hasCompiler ? [] : ['g++']),
    ...libraries.map(([name]) => name),
    ...(answers(FLATC) ? [] : ['flatbuffers-compiler']),
  ];
}

function answers(command) {
  return spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;
}

function compiles(header) {
  const args = ['-std=c++20', '-fsyntax-only', '-x', 'c++', '-'];
  return spawnSync(CXX, args, { input: `#include <${header}>\n`, stdio: ['pipe', 'ignore', 'ignore'] }).status === 0;
}
