import { styleText } from 'node:util';
import type { SupervisedProcess } from './supervised-process.ts';

interface ReadyBlock {
  seconds: number;
  publicUrl: string;
  /** Undefined: the real Discord. */
  sandboxUrl: string | undefined;
  database: string;
  processes: Pick<SupervisedProcess, 'spec' | 'state'>[];
}

/** What runs, where to look, what is played by the sandbox and what would make it real, how to stop. */
export function readyBlock({ seconds, publicUrl, sandboxUrl, database, processes }: ReadyBlock): string {
  const isUp = processes.every(({ state }) => state === 'ready' || state === 'standby');
  const title = isUp
    ? `Glim is ready after ${seconds.toFixed(1)} s`
    : 'Glim is not all up yet; what is missing is still tried';
  const discord = sandboxUrl
    ? `${link(sandboxUrl)}  a sandbox (set DISCORD_TOKEN for the real one)`
    : 'the real one, as the bot of DISCORD_TOKEN';
  const rows = [
    ['Watch', link(publicUrl)],
    ['Go live', link(`${publicUrl}/dashboard`)],
    ['Discord', discord],
    ['Database', database],
    ['Running', processes.map(describe).join(', ')],
    ['Stop', 'Ctrl-C'],
  ];
  const lines = rows.map(([name = '', words = '']) => `  ${name.padEnd(10)}${words}`);
  return ['', styleText('bold', title), '', ...lines, ''].join('\n');
}

function describe({ spec, state }: Pick<SupervisedProcess, 'spec' | 'state'>): string {
  return state === 'ready' ? spec.name : `${spec.name} (${state})`;
}

function link(url: string): string {
  return styleText('cyan', url);
}
