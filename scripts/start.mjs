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
endAs(await runOnNode24(['cli/start/main.ts', ...process.argv.slice(2)], { stdio }));
