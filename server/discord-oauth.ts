import * as oauth from 'openid-client';
import type { DiscordProfile } from '#domain/accounts/accounts.ts';
import { HttpError } from './errors.ts';

/** What is kept in the browser between leaving for Discord and coming back. */
export interface PendingSignIn {
  state: string;
  codeVerifier: string;
}

/** Sign-in by Discord's OAuth2 authorization code grant with PKCE, scope `identify`. */
export interface DiscordOAuth {
  begin(redirectUri: string): Promise<PendingSignIn & { url: string }>;
  /** @throws HttpError 400 `sign_in_failed` when the member refused, the code is wrong, or Discord is away */
  finish(callback: URL, pending: PendingSignIn): Promise<DiscordProfile>;
}

interface Options {
  apiBase: string;
  cdnBase: string;
  clientId: string;
  clientSecret: string;
}

interface DiscordUser {
  id: string;
  username: string;
  global_name: string | null;
  avatar: string | null;
}

/** @see https://discord.com/developers/docs/topics/oauth2#authorization-code-grant */
export function createDiscordOAuth({ apiBase, cdnBase, clientId, clientSecret }: Options): DiscordOAuth {
  const provider = {
    issuer: new URL(apiBase).origin,
    authorization_endpoint: `${apiBase}/oauth2/authorize`,
    token_endpoint: `${apiBase}/oauth2/token`,
  };
  const configuration = new oauth.Configuration(provider, clientId, clientSecret);
  // Plain http is for the sandbox only, which binds loopback.
  if (apiBase.startsWith('http:')) oauth.allowInsecureRequests(configuration);

  return {
    async begin(redirectUri) {
      const state = oauth.randomState();
      const codeVerifier = oauth.randomPKCECodeVerifier();
      const url = oauth.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: 'identify',
        state,
        code_challenge: await oauth.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, state, codeVerifier };
    },

    async finish(callback, { state, codeVerifier }) {
      try {
        const tokens = await oauth.authorizationCodeGrant(configuration, callback, {
          expectedState: state,
          pkceCodeVerifier: codeVerifier,
        });
        return await fetchProfile(tokens.access_token);
      } catch (error) {
        throw Object.assign(
          new HttpError(400, 'sign_in_failed', 'Signing in with Discord did not work. Please try again.'),
          { cause: error },
        );
      }
    },
  };

  async function fetchProfile(accessToken: string): Promise<DiscordProfile> {
    const response = await oauth.fetchProtectedResource(
      configuration,
      accessToken,
      new URL(`${apiBase}/v10/users/@me`),
      'GET',
    );
    if (!response.ok) throw new Error(`users/@me answered ${response.status}`);
    const user: DiscordUser = await response.json();
    return { id: user.id, name: user.global_name ?? user.username, avatarUrl: avatarUrl(user) };
  }

  function avatarUrl({ id, avatar }: DiscordUser): string | null {
    return avatar ? `${cdnBase}/avatars/${id}/${avatar}.png?size=128` : null;
  }
}
