import { firstGuild } from '../state/guilds.ts';
import type { User } from '../state/member.ts';
import type { State } from '../state/state.ts';
import type { AuthorizeRequest } from './authorize-request.ts';

const ASKED: Record<string, string> = {
  identify: 'know your username and avatar',
  email: 'know your e-mail address',
  guilds: 'know what guilds you are in',
  'guilds.members.read': 'read your member info in the guild',
  openid: 'use your identity to sign you in',
};

/** The page that asks a member for consent; there is no password here: whoever is chosen is signed in. */
export function consentPage(state: State, { scopes, redirectUri }: AuthorizeRequest, querystring: string): string {
  const people = [...state.users.values()].filter((user) => !user.isBot);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Authorize Glim</title>
<style>
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #1e1f22; color: #dbdee1; font: 16px/1.5 system-ui, sans-serif }
  main { width: min(26rem, 90vw); padding: 2rem; border-radius: 12px; background: #313338 }
  h1 { margin: 0 0 .25rem; font-size: 1.25rem; color: #fff } ul { padding-left: 1.2rem } p { margin: .25rem 0 1rem; color: #b5bac1 }
  button { width: 100%; margin: .25rem 0; padding: .7rem 1rem; border: 0; border-radius: 8px; background: #5865f2; color: #fff; font: inherit; text-align: left; cursor: pointer }
  button:hover { background: #4752c4 } button small { color: #d9dcff } button.cancel { background: transparent; color: #b5bac1; text-align: center }
  button:focus-visible { outline: 3px solid #fff }
</style>
<main>
  <h1>Glim wants to access your account</h1>
  <p>This is the sandbox Discord: choose who you are.</p>
  <ul>${scopes.map((scope) => `<li>${escapeHtml(ASKED[scope] ?? scope)}</li>`).join('')}</ul>
  <form method="post" action="?${escapeHtml(querystring)}">
    ${people.map((user) => memberButton(state, user)).join('\n    ')}
    <button class="cancel" name="user_id" value="">Cancel</button>
  </form>
  <p>You will go back to ${escapeHtml(new URL(redirectUri).origin)}.</p>
</main>
</html>
`;
}

function memberButton(state: State, user: User): string {
  const { members, roles } = firstGuild(state);
  const names = (members.get(user.id)?.roles ?? []).map((id) => roles.get(id)?.name ?? '');
  const about = names.length > 0 ? names.join(', ') : 'viewer';
  return `<button name="user_id" value="${user.id}">Continue as ${escapeHtml(user.globalName)} <small>${escapeHtml(about)}</small></button>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
