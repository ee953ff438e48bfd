/**
 * Runs a command-line tool on Node 24, setting up what is missing first. Its
 * stdout is its own.
 *
 * Usage: node scripts/run.mjs [--with-media] cli/TOOL.ts [ARGUMENT …]
 */
import { checkNode } from './setup/check-node.mjs';

checkNode();
const { setUp } = await import('./setup/set-up.mjs');
const { endAs, runOnNode24 } = await import('./setup/run-on-node-24.mjs');
const { root } = await import('./setup/root.mjs');

const [first, ...rest] = process.argv.slice(2);
const needsMedia = first === '--with-media';
const [tool, ...args] = needsMedia ? rest : [first, ...rest];
await setUp(needsMedia ? 'tests' : 'tools');
endAs(await runOnNode24([`${root}/${tool}`, ...args]));
