import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';

const CODE_LIFETIME_MS = 60_000;
const TOKEN_LIFETIME_MS = 604_800_000;

/** What a member has consented to. */
export interface Consent {
  userId: string;
  scopes: string[];
}

/** A consent on its way from the consent page to the token endpoint. */
export interface CodeRequest extends Consent {
  redirectUri: string;
  /** PKCE, RFC 7636; null when the client sent none. */
  challenge: { value: string; method: 'S256' | 'plain' } | null;
}

/** A bearer token with what it stands for; times in ms since the epoch. */
export interface Grant extends Consent {
  accessToken: string;
  refreshToken: string;
  expiresAt: number;
}

/** Codes (once, 60 s) and bearer tokens (7 days), in memory. https://discord.com/developers/docs/topics/oauth2 */
export interface Authorizations {
  issueCode(request: CodeRequest): string;
  /** Null when the code is unknown, used, old, or its redirect or PKCE verifier is not the one it was made with. */
  redeemCode(code: string, redirectUri: string, verifier: string | null): Grant | null;
  /** Trades a refresh token for a new grant; the old one ends. */
  refresh(refreshToken: string): Grant | null;
  find(accessToken: string): Grant | null;
  /** Ends a grant by either of its tokens. */
  revoke(token: string): void;
}

export function createAuthorizations(clock: Clock): Authorizations {
  const codes = new Map<string, CodeRequest & { expiresAt: number }>();
  const grants = new Map<string, Grant>();

  const grant = ({ userId, scopes }: Consent): Grant => {
    const made = {
      userId,
      scopes,
      accessToken: secret(),
      refreshToken: secret(),
      expiresAt: clock.now() + TOKEN_LIFETIME_MS,
    };
    grants.set(made.accessToken, made);
    return made;
  };
  const findEither = (token: string) =>
    [...grants.values()].find(({ accessToken, refreshToken }) => token === accessToken || token === refreshToken);

  return {
    issueCode(request) {
      const code = secret();
      codes.set(code, { ...request, expiresAt: clock.now() + CODE_LIFETIME_MS });
      return code;
    },
    redeemCode(code, redirectUri, verifier) {
      const request = codes.get(code);
      codes.delete(code);
      if (!request || request.expiresAt <= clock.now() || request.redirectUri !== redirectUri) return null;
      return matchesChallenge(request, verifier) ? grant(request) : null;
    },
    refresh(refreshToken) {
      const former = [...grants.values()].find((one) => one.refreshToken === refreshToken);
      if (!former) return null;
      grants.delete(former.accessToken);
      return grant(former);
    },
    find(accessToken) {
      const found = grants.get(accessToken);
      return found && found.expiresAt > clock.now() ? found : null;
    },
    revoke(token) {
      const found = findEither(token);
      if (found) grants.delete(found.accessToken);
    },
  };
}

function matchesChallenge({ challenge }: CodeRequest, verifier: string | null): boolean {
  if (!challenge) return true;
  if (verifier === null) return false;
  if (challenge.method === 'plain') return verifier === challenge.value;
  return createHash('sha256').update(verifier).digest('base64url') === challenge.value;
}

function secret(): string {
  return randomBytes(24).toString('base64url');
}
