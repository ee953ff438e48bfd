import { randomUUIDv7 } from 'node:crypto';
import { DomainError, type DomainErrorKind } from '#domain/errors.ts';
import { MediaError, type MediaErrorCode } from '../media/media-error.ts';

/** RFC 9457 problem details with a stable `code`. `reference` is what the log calls a bug. */
export interface Problem {
  type: 'about:blank';
  title: string;
  status: number;
  detail: string;
  code: string;
  reference?: string;
  /** Where a request's fields are wrong. */
  errors?: { path: string; message: string }[];
}

const STATUS: Record<DomainErrorKind, number> = {
  invalid: 422,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  unavailable: 503,
};

const MEDIA_STATUS: Record<MediaErrorCode, number> = {
  bad_sdp: 400,
  invalid: 400,
  unsupported_media: 422,
  etag_missing: 428,
  etag_stale: 412,
  full: 503,
  unavailable: 503,
  closed: 404,
};

const TITLES: Record<number, string> = {
  400: 'Bad request',
  401: 'Sign in first',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  412: 'Precondition failed',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Not valid',
  428: 'Precondition required',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Not available',
};

/** A request's fault that no domain rule knows of: who asks, how often, in what form. */
export class HttpError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;
  readonly fields: { path: string; message: string }[];

  constructor(
    status: number,
    code: string,
    message: string,
    more: { headers?: Record<string, string>; fields?: HttpError['fields'] } = {},
  ) {
    super(message);
    this.name = 'HttpError';
    this.status = status;
    this.code = code;
    this.headers = more.headers ?? {};
    this.fields = more.fields ?? [];
  }
}

/** The only place where an error becomes a status. What is not expected is a bug: 500, and its details stay in the log. */
export function problemOf(error: unknown): Problem {
  if (error instanceof DomainError) return problem(STATUS[error.kind], error.code, error.message);
  if (error instanceof MediaError) return problem(MEDIA_STATUS[error.code], error.code, error.message);
  if (error instanceof HttpError) {
    return {
      ...problem(error.status, error.code, error.message),
      ...(error.fields.length > 0 ? { errors: error.fields } : {}),
    };
  }
  if (isExposed(error)) return problem(error.status, 'http_error', error.message);
  return { ...problem(500, 'internal', 'Something broke on our side.'), reference: randomUUIDv7().slice(-8) };
}

function problem(status: number, code: string, detail: string): Problem {
  return { type: 'about:blank', title: TITLES[status] ?? 'Error', status, detail, code };
}

/** Koa's own contract for errors that are the client's: `expose` and `status`. */
function isExposed(error: unknown): error is { status: number; message: string } {
  return (
    error instanceof Error &&
    'expose' in error &&
    error.expose === true &&
    'status' in error &&
    typeof error.status === 'number'
  );
}
