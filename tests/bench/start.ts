/**
 * How long `npm start` takes until it says that it is ready, with everything set
 * up before: a first start (the database is made) and warm ones. JSON lines.
 *
 * Usage: npm run bench -- start [--n 5]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freePort } from '../support/free-port.ts';

const ROOT = join(import.meta.dirname, '../..');
const { values } = parseArgs({ options: { n: { type: 'string', default: '5' } } });
const dataDir = mkdtempSync(join(tmpdir(), 'glim-bench-'));
const [first = 0, ...warm] = await startTimes(Number(values.n) + 1);
rmSync(dataDir, { recursive: true, force: true });
warm.sort((a, b) => a - b);
console.log(JSON.stringify({ bench: 'start', kind: 'first', ms: Math.round(first) }));
console.log(
  JSON.stringify({
    bench: 'start',
    kind: 'warm',
    n: warm.length,
    p50Ms: Math.round(warm[Math.floor(warm.length / 2)] ?? Number.NaN),
    maxMs: Math.round(warm.at(-1) ?? Number.NaN),
  }),
);

async function startTimes(count: number): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < count; run += 1) {
    times.push(await startOnce());
    console.error(`${run + 1}/${count}: ${times.at(-1)?.toFixed(0)} ms`);
  }
  return times;
}

/** From the command to its last word, and then down again. */
async function startOnce(): Promise<number> {
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    PORT: String(await freePort()),
    SANDBOX_DISCORD_PORT: String(await freePort()),
    SANDBOX_STRIPE_PORT: String(await freePort()),
    SANDBOX_SOURCES_PORT: String(await freePort()),
    MEDIA_PORT: String(await freePort()),
    MEDIA_WORKERS: '1',
    RTMP_PORT: '0',
  };
  const startedAt = performance.now();
  const glim = spawn('npm', ['start'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(glim, 'exit');
  let output = '';
  await new Promise<void>((resolve, reject) => {
    glim.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.includes('Glim is ready')) resolve();
    });
    void gone.then(() => reject(new Error(`Glim did not start:\n${output}`)));
  });
  const ms = performance.now() - startedAt;
  glim.kill('SIGINT');
  await gone;
  return ms;
}
