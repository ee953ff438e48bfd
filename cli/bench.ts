/** `npm run bench -- NAME [OPTION …]`: runs a benchmark of tests/bench; JSON lines on stdout, progress on stderr. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const BENCHES = join(import.meta.dirname, '../tests/bench');
const [name = '', ...args] = process.argv.slice(2);
const file = join(BENCHES, `${name}.ts`);

if (/^[a-z-]+$/.test(name) && existsSync(file)) {
  spawn(process.execPath, [file, ...args], { stdio: 'inherit' }).on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
} else {
  const names = readdirSync(BENCHES).map((each) => each.replace(/\.ts$/, ''));
  console.error(`usage: bench NAME, where NAME is one of: ${names.join(', ')}`);
  process.exitCode = 2;
}
