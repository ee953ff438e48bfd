/** The page of the sandbox: a small Discord, as one member of the guild at a time. */
import { h, render } from 'preact';
import { App } from './app.ts';
import { fetchView } from './client/control-api.ts';
import { findUser, type Location, readLocation } from './client/location.ts';
import { Session } from './client/session.ts';

const RETRY_MS = 2000;

const root = document.querySelector<HTMLElement>('#page');
let current: Session | undefined;
let shown = 0;

async function show({ as, channel, guild }: Location): Promise<void> {
  if (!root) return;
  const user = findUser(await fetchView({ guild }), as);
  if (!user) throw new Error('The guild has no members.');
  const session = await Session.open(user.id, guild);
  current?.close();
  current = session;
  shown += 1;
  render(h(App, { key: shown, session, startAt: channel, switchTo, openGuild }), root);
}

/** The new member looks at the same channel, if they see it. */
function switchTo(userId: string): void {
  start({ ...readLocation(), as: userId });
}

function openGuild(guildId: string): void {
  start({ ...readLocation(), guild: guildId, channel: undefined });
}

/** The sandbox may be slower than the browser: the page keeps trying. */
function start(location: Location): void {
  show(location).catch((error: Error) => {
    if (!current && root) render(h('p', { class: 'starting', role: 'alert' }, error.message), root);
    setTimeout(() => start(location), RETRY_MS);
  });
}

window.addEventListener('hashchange', () => start(readLocation()));
start(readLocation());
