import { isLoopback } from '../../loopback.ts';
import { DiscordError } from '../discord-error.ts';
import type { World } from '../world.ts';
import type { CodeRequest } from './authorizations.ts';

const SCOPES = ['identify', 'email', 'guilds', 'guilds.members.read', 'openid'];

/** What an application asks a member for. */
export interface AuthorizeRequest extends Omit<CodeRequest, 'userId'> {
  state: string | null;
}

/**
 * Reads the query of the consent page. Nothing wrong in it is ever redirected: the
 * address to go back to may be what is wrong. @throws DiscordError 400
 */
export function readAuthorizeRequest(world: World, query: URLSearchParams): AuthorizeRequest {
  const redirectUri = query.get('redirect_uri') ?? '';
  const scopes = (query.get('scope') ?? '').split(/[ +]/).filter((scope) => scope !== '');
  if (query.get('client_id') !== world.options.applicationId) throw refuse('Unknown application.');
  if (query.get('response_type') !== 'code') throw refuse('response_type must be "code".');
  if (!isRegistered(world, redirectUri)) throw refuse('Invalid OAuth2 redirect_uri: it is not registered.');
  const unknown = scopes.find((scope) => !SCOPES.includes(scope));
  if (scopes.length === 0 || unknown !== undefined)
    throw refuse(`Invalid scope: it must be among ${SCOPES.join(', ')}.`);
  return { redirectUri, scopes, state: query.get('state'), challenge: readChallenge(query) };
}

/** RFC 7636 */
function readChallenge(query: URLSearchParams): CodeRequest['challenge'] {
  const value = query.get('code_challenge');
  if (value === null) return null;
  const method = query.get('code_challenge_method') ?? 'plain';
  if (method !== 'S256' && method !== 'plain') throw refuse('code_challenge_method must be S256 or plain.');
  return { value, method };
}

function isRegistered({ options }: World, redirectUri: string): boolean {
  if (options.redirectUris) return options.redirectUris.includes(redirectUri);
  return URL.canParse(redirectUri) && isLoopback(new URL(redirectUri).hostname);
}

function refuse(message: string): DiscordError {
  return new DiscordError(400, 50035, message);
}
