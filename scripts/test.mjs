/**
 * `npm test [-- FILE … --only "part of a title"]`: sets up what is missing and
 * runs the tests on Node 24, the whole suite with its coverage. The last line is
 * always the tally, and the exit status is 0 only if it is a good one.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { checkNode } from './setup/check-node.mjs';

checkNode();
const { setUp } = await import('./setup/set-up.mjs');
const { runOnNode24 } = await import('./setup/run-on-node-24.mjs');
const { withholdTally } = await import('./setup/withhold-tally.mjs');
const { root } = await import('./setup/root.mjs');

await setUp('tests');
process.chdir(root);
const args = process.argv.slice(2);
process.exitCode = args.length > 0 ? await runTests() : await runTestsWithCoverage();

async function runTests({ env = {}, beforeTally = async () => {} } = {}) {
  let readTally;
  const { code } = await runOnNode24(['tests/support/run-files.ts', ...args], {
    stdio: ['inherit', 'pipe', 'inherit'],
    env,
    onSpawn: (child) => {
      readTally = withholdTally(child.stdout, process.stdout);
    },
  });
  const tally = readTally() ?? 'tests: 0 passed, 1 failed';
  await beforeTally();
  console.log(tally);
  return code === 0 && /^tests: [1-9]\d* passed, 0 failed/.test(tally) ? 0 : 1;
}

/** V8 writes the coverage of each process as it ends; c8 sums it up. A broken summary does not touch the tally. */
async function runTestsWithCoverage() {
  mkdirSync('coverage', { recursive: true });
  const folder = mkdtempSync(`${root}/coverage/run-`);
  try {
    return await runTests({
      env: { NODE_V8_COVERAGE: folder },
      beforeTally: async () => {
        const report = [
          'report',
          `--temp-directory=${folder}`,
          '--reporter=text-summary',
          '--exclude=tests/**',
          '--exclude=**/*.test.ts',
          '--exclude=scripts/**',
        ];
        const { code } = await runOnNode24([`${root}/node_modules/c8/bin/c8.js`, ...report]);
        if (code !== 0) console.log('the coverage could not be summed up');
      },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
