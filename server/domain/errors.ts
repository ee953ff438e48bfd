export type DomainErrorKind = 'invalid' | 'forbidden' | 'not_found' | 'conflict' | 'unavailable';

/** What a refusal's sentence is filled with when it is said in another language. `count` and `context` choose between sentences of one code. */
export type RefusalValues = Record<string, string | number>;

/**
 * An expected refusal. `code` is stable and for machines, `message` is an English
 * sentence fit for a person; whoever speaks another language says it by its code
 * and its `values`. Anything else that is thrown is a bug.
 */
export class DomainError extends Error {
  readonly kind: DomainErrorKind;
  readonly code: string;
  readonly values: RefusalValues;

  constructor(kind: DomainErrorKind, code: string, message: string, values: RefusalValues = {}) {
    super(message);
    this.name = 'DomainError';
    this.kind = kind;
    this.code = code;
    this.values = values;
  }
}
