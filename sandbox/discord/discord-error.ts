/** One complaint about one field, as Discord writes it. */
export interface FieldError {
  code: string;
  message: string;
}

/** Where the complaints hang: `{ embeds: { 0: { title: { _errors: […] } } } }`. */
export interface FieldErrors {
  [key: string]: FieldErrors | FieldError[];
}

/**
 * An answer that is a refusal, in Discord's own shape and with its own code.
 * https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
 */
export class DiscordError extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: FieldErrors | undefined;

  constructor(status: number, code: number, message: string, errors?: FieldErrors) {
    super(message);
    this.name = 'DiscordError';
    this.status = status;
    this.code = code;
    this.errors = errors;
  }

  toJSON(): object {
    const { message, code, errors } = this;
    return errors ? { message, code, errors } : { message, code };
  }
}
