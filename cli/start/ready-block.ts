import { styleText } from 'node:util';
import type { PlayedService } from './played-service.ts';
import type { SupervisedProcess } from './supervised-process.ts';

interface ReadyBlock {
  seconds: number;
  publicUrl: string;
  /** Who of the world outside is a sandbox. */
  played: PlayedService['row'][];
  /** The mail server that mails go through, without its credentials. */
  mailHost: string | undefined;
  database: string;
  processes: Pick<SupervisedProcess, 'spec' | 'state'>[];
}

/** What runs, where to look, what is played by the sandbox and what would make it real, how to stop. */
export function readyBlock({ seconds, publicUrl, played, mailHost, database, processes }: ReadyBlock): string {
  const isUp = processes.every(({ state }) => state === 'ready' || state === 'standby');
  const title = isUp
    ? `Glim is ready after ${seconds.toFixed(1)} s`
    : 'Glim is not all up yet; what is missing is still tried';
  const sandboxes = played.map(({ name, url, words }) => [name, `${link(url)}  ${words}`]);
  const isRealDiscord = !played.some(({ name }) => name === 'Discord');
  const rows = [
    ['Watch', link(publicUrl)],
    ['Go live', link(`${publicUrl}/dashboard`)],
    ...(isRealDiscord ? [['Discord', 'the real one, as the bot of DISCORD_TOKEN']] : []),
    ...sandboxes,
    ['E-mail', mailHost ? `through ${mailHost}` : 'off (to send the Glimcap by mail set SMTP_URL and MAIL_FROM)'],
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
