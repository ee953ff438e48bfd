import { spawn } from 'node:child_process';
import { endianness } from 'node:os';

/** The C++ compiler and the FlatBuffers compiler; both can be chosen by environment, as usual. */
export const CXX = process.env.CXX || 'g++';
export const FLATC = process.env.FLATC || 'flatc';

/** Flags that every source of the worker is compiled with, after those for the places of headers. */
export function compilerFlags() {
  const order = endianness() === 'LE' ? '-DMS_LITTLE_ENDIAN' : '-DMS_BIG_ENDIAN';
  const defines = [order, '-DNDEBUG', '-DMS_EXECUTABLE', '-DFLATBUFFERS_LOCALE_INDEPENDENT=1'];
  return ['-std=c++20', '-O2', '-pthread', '-w', ...defines, ...words(process.env.CXXFLAGS)];
}

/** Flags after the objects when the worker is linked. */
export function linkerFlags() {
  const libraries = ['-lssl', '-lcrypto', '-luv', '-lsrtp2', '-lflatbuffers', '-lpthread'];
  return ['-s', '-pthread', '-Wl,--as-needed', ...words(process.env.LDFLAGS), ...libraries];
}

/**
 * Runs a tool to its end.
 *
 * @returns {Promise<{ succeeded: boolean, output: string }>} output is what it said on stderr, for the error message
 */
export function runTool(command, args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
    let output = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ succeeded: code === 0, output }));
  });
}

function words(text) {
  return (text ?? '').split(/\s+/).filter(Boolean);
}
