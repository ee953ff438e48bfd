import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import type { Secrets } from '../secrets.ts';
import { hashToken, matchesHash } from '../token.ts';
import { type SourceToken, SourceTokenSchema } from './source-token.entity.ts';

/** A token that ends within this time is not worth using. */
const MARGIN_MS = 60_000;

/** What an authorization server hands out, RFC 6749 §5.1. */
export interface TokenGrant {
  accessToken: string;
  expiresInSeconds: number;
  /** What takes the place of the refresh token that was used; the old one may be void from now on. */
  refreshToken?: string | undefined;
}

interface Parts {
  em: EntityManager;
  clock: Clock;
  secrets: Secrets;
}

/**
 * Access tokens of sources, kept sealed. They have to be: some services give another refresh
 * token with every access token, and the one in the environment is good only once.
 */
export class SourceTokens {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #secrets: Secrets;

  constructor({ em, clock, secrets }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#secrets = secrets;
  }

  /**
   * The access token of a source, the kept one while it is good. One process at a time asks for another.
   * @param credential as in the environment
   * @param exchange turns the credential, or the refresh token that took its place, into an access token
   */
  access(source: string, credential: string, exchange: (credential: string) => Promise<TokenGrant>): Promise<string> {
    return this.#em.transactional(async (em) => {
      await em.execute('select pg_advisory_xact_lock(hashtext(?))', [`source_token ${source}`]);
      const kept = await em.findOne(SourceTokenSchema, { source }, { refresh: true });
      const valid = kept && matchesHash(credential, kept.originHash) ? kept : null;
      const accessToken = valid && this.#fresh(valid);
      if (accessToken) return accessToken;

      const grant = await exchange(this.#open(valid?.refreshTokenSealed) ?? credential);
      const tokens = this.#sealed(grant, credential);
      if (kept) em.assign(kept, tokens);
      else em.create(SourceTokenSchema, { source, ...tokens });
      return grant.accessToken;
    });
  }

  #fresh({ accessTokenSealed, expiresAt }: SourceToken): string | null {
    const isFresh = expiresAt.getTime() - MARGIN_MS > this.#clock.now().getTime();
    return isFresh ? this.#open(accessTokenSealed) : null;
  }

  #sealed(
    { accessToken, expiresInSeconds, refreshToken }: TokenGrant,
    credential: string,
  ): Omit<SourceToken, 'source'> {
    return {
      originHash: hashToken(credential),
      accessTokenSealed: this.#secrets.seal(accessToken),
      expiresAt: new Date(this.#clock.now().getTime() + expiresInSeconds * 1000),
      refreshTokenSealed: refreshToken === undefined ? null : this.#secrets.seal(refreshToken),
    };
  }

  /** Null for what was sealed with another key than this installation's of today: it is of no use any more. */
  #open(sealed: string | null | undefined): string | null {
    try {
      return sealed ? this.#secrets.unseal(sealed) : null;
    } catch {
      return null; // `unseal` throws for nothing else.
    }
  }
}
