/** A 429. https://discord.com/developers/docs/topics/rate-limits#exceeding-a-rate-limit */
export class RateLimited extends Error {
  readonly retryAfterSeconds: number;
  readonly scope: 'user' | 'global' | 'shared';
  readonly code: number;

  constructor(
    retryAfterSeconds: number,
    scope: 'user' | 'global' | 'shared',
    refusal?: { code: number; message: string },
  ) {
    super(refusal?.message ?? 'You are being rate limited.');
    this.name = 'RateLimited';
    this.retryAfterSeconds = retryAfterSeconds;
    this.scope = scope;
    this.code = refusal?.code ?? 0;
  }

  /** The spec's RatelimitedResponse; `code` is there for refusals that have a name, as 30046. */
  toJSON(): object {
    return {
      message: this.message,
      code: this.code,
      retry_after: this.retryAfterSeconds,
      global: this.scope === 'global',
    };
  }
}
