import type { ProblemDetails, Session } from '../api-types.ts';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** The server's RFC 9457 answer, or `network` when there was none. `message` is fit to be shown, or empty. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;

  constructor({ status, code, detail, title }: Omit<ProblemDetails, 'type'>, options?: ErrorOptions) {
    super(detail ?? title ?? '', options);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = code;
  }
}

/** JSON over fetch, against Glim's own origin. */
export interface Api {
  /** Throws ApiProblem. An answer without content gives undefined. */
  request<Answer = undefined>(method: Method, path: string, body?: object): Promise<Answer>;
  /** Sends a file as it is. */
  upload<Answer>(path: string, file: Blob): Promise<Answer>;
  /** Who is signed in; also learns the CSRF token. */
  session(): Promise<Session>;
}

/** @param csrfToken what the page came with, empty for strangers; without one the first unsafe request asks for it. */
export function createApi(csrfToken?: string): Api {
  let token = csrfToken;

  const session = async () => {
    const answer = await send<Session>('/api/v1/me', { method: 'GET' });
    token = answer.csrfToken;
    return answer;
  };

  return {
    session,
    async request<Answer>(method: Method, path: string, body?: object) {
      const headers: Record<string, string> = {};
      if (body) headers['content-type'] = 'application/json';
      if (method !== 'GET') headers['x-csrf-token'] = token ?? (await session()).csrfToken;
      return send<Answer>(path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    },
    async upload<Answer>(path: string, file: Blob) {
      const headers = { 'content-type': file.type, 'x-csrf-token': token ?? (await session()).csrfToken };
      return send<Answer>(path, { method: 'POST', headers, body: file });
    },
  };
}

async function send<Answer>(path: string, init: RequestInit): Promise<Answer> {
  const headers = { accept: 'application/json', ...init.headers };
  const response = await fetch(path, { ...init, headers }).catch((cause: unknown) => {
    throw new ApiProblem({ status: 0, code: 'network' }, { cause });
  });
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
  const answer = isJson ? await response.json() : undefined;
  if (!response.ok) throw new ApiProblem({ code: 'unknown', ...answer, status: response.status });
  return answer;
}
