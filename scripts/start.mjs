/**
 * `npm start`: on any Node ≥ 20, sets up what is missing, then runs Glim's
 * supervisor on the Node 24 that came with the packages. `--watch`: `npm run dev`.
 */
import { checkNode } from './setup/check-node.mjs';

checkNode();
const { setUp } = await import('./setup/set-up.mjs');
const { endAs, runOnNode24 } = await import('./setup/run-on-node-24.mjs');
const { root } = await import('./setup/root.mjs');

await setUp('start');
process.chdir(root);
const stdio = ['inherit', 'inherit', 'inherit', 'ipc'];
// Compiled code is kept, for every process that is started from here: it halves a warm start.
const env = { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? `${root}/node_modules/.cache/glim-compiled` };
endAs(await runOnNode24(['cli/start/main.ts', ...process.argv.slice(2)], { stdio, env }));
