import type { Language } from '../../../locales/languages.ts';
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
  /** Sends a file as it is, and reads what is answered line by line while it comes. */
  lines<Line>(path: string, file: Blob): AsyncGenerator<Line>;
  /** Who is signed in; also learns the CSRF token. */
  session(): Promise<Session>;
}

/**
 * @param csrfToken what the page came with, empty for strangers; without one the first unsafe request asks for it
 * @param language in which refusals are said
 */
export function createApi(csrfToken?: string, language?: Language): Api {
  let token = csrfToken;

  const spoken: Record<string, string> = language ? { 'accept-language': language } : {};

  const session = async () => {
    const answer = await send<Session>('/api/v1/me', { method: 'GET' });
    token = answer.csrfToken;
    return answer;
  };

  return {
    session,
    async request<Answer>(method: Method, path: string, body?: object) {
      const headers = { ...spoken };
      if (body) headers['content-type'] = 'application/json';
      if (method !== 'GET') headers['x-csrf-token'] = token ?? (await session()).csrfToken;
      return send<Answer>(path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    },
    async upload<Answer>(path: string, file: Blob) {
      const headers = { ...spoken, 'content-type': file.type, 'x-csrf-token': token ?? (await session()).csrfToken };
      return send<Answer>(path, { method: 'POST', headers, body: file });
    },
    async *lines<Line>(path: string, file: Blob) {
      const headers = { ...spoken, 'content-type': file.type, 'x-csrf-token': token ?? (await session()).csrfToken };
      const accept = 'application/x-ndjson';
      const response = await fetchAnswer(path, { method: 'POST', headers: { ...headers, accept }, body: file });
      for await (const line of readLines(response)) yield JSON.parse(line) as Line; // as the route is known to answer
    },
  };
}

async function send<Answer>(path: string, init: RequestInit): Promise<Answer> {
  return jsonOf(await fetchAnswer(path, init));
}

/** @throws ApiProblem for any answer that is no success */
async function fetchAnswer(path: string, init: RequestInit): Promise<Response> {
  const headers = { accept: 'application/json', ...init.headers };
  const response = await fetch(path, { ...init, headers }).catch(unreachable);
  if (!response.ok) throw new ApiProblem({ code: 'unknown', ...(await jsonOf(response)), status: response.status });
  return response;
}

async function jsonOf(response: Response) {
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
  return isJson ? await response.json() : undefined;
}

/** @throws ApiProblem `network` where the answer is cut off */
async function* readLines({ body }: Response): AsyncGenerator<string> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value = '', done } = (await reader?.read().catch(unreachable)) ?? { done: true };
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
    if (done) return;
  }
}

function unreachable(cause: unknown): never {
  throw new ApiProblem({ status: 0, code: 'network' }, { cause });
}
