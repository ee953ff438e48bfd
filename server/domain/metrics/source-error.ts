import { DomainError } from '../errors.ts';

/** A source could not be read. The message is a sentence for staff, and holds no credential. */
export class SourceError extends DomainError {
  /** How long the service asks to be left alone; null when it did not say. */
  readonly retryAfterSeconds: number | null;

  constructor(message: string, { retryAfterSeconds = null }: { retryAfterSeconds?: number | null } = {}) {
    super('unavailable', 'source_failed', message);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
