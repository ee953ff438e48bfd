/** `npm run check:static`: all that can be checked without running Glim. Every check runs, whatever the others say. */
import { checkNode } from './setup/check-node.mjs';

checkNode();
const { setUp } = await import('./setup/set-up.mjs');
const { runOnNode24 } = await import('./setup/run-on-node-24.mjs');
const { root } = await import('./setup/root.mjs');

const bin = (name) => `${root}/node_modules/.bin/${name}`;
const CHECKS = {
  types: [bin('tsc'), '-p', '.'],
  lint: [bin('biome'), 'check', '.'],
  'dead code': [bin('knip')],
  boundaries: ['tests/support/run-files.ts', 'tests/boundaries.test.ts'],
  migrations: ['cli/check-migrations.ts'],
};

await setUp('tools');
process.chdir(root);
const failed = [];
for (const [name, args] of Object.entries(CHECKS)) {
  const started = Date.now();
  console.log(`▸ ${name}`);
  const { code } = await runOnNode24(args);
  console.log(`${code === 0 ? '✔' : '✘'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  if (code !== 0) failed.push(name);
}
if (failed.length > 0) console.log(`✘ static checks failed: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;
