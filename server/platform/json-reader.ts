import type { JsonReader, JsonRequest, Shape } from '#domain/metrics/json-reader.ts';
import { SourceError } from '#domain/metrics/source-error.ts';
import { retryAfterSeconds } from './retry-after.ts';

const TIMEOUT_MS = 15_000;
/** More than any answer that is asked for, by far. */
const MAX_BYTES = 500_000;

interface Options {
  /** Who asks. Reddit and GitHub refuse who does not say so. */
  userAgent: string;
  timeoutMs?: number;
}

/** Asks services over HTTP. A redirect is not followed: it would carry a credential to another address. */
export function createJsonReader({ userAgent, timeoutMs = TIMEOUT_MS }: Options): JsonReader {
  return {
    async read(request, shape) {
      const asked = `${methodOf(request)} ${request.path}`;
      const response = await ask(request, asked);
      if (!response.ok) throw refusal(request.service, asked, response);
      return checked(request.service, asked, shape, await readText(request.service, asked, response));
    },
  };

  async function ask(request: JsonRequest, asked: string): Promise<Response> {
    const { service, base, path, headers = {}, json } = request;
    try {
      return await fetch(base + path, {
        method: methodOf(request),
        headers: {
          Accept: 'application/json',
          'User-Agent': userAgent,
          ...(json && { 'Content-Type': 'application/json' }),
          ...headers,
        },
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
        ...bodyOf(request),
      });
    } catch (error) {
      throw unreachable(service, asked, error);
    }
  }
}

function methodOf({ form, json }: JsonRequest): 'GET' | 'POST' {
  return form || json ? 'POST' : 'GET';
}

function bodyOf({ form, json }: JsonRequest): { body?: URLSearchParams | string } {
  if (json) return { body: JSON.stringify(json) };
  return form ? { body: new URLSearchParams(form) } : {};
}

async function readText(service: string, asked: string, response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.length;
      if (size > MAX_BYTES) throw new SourceError(`${service} answered ${asked} with more than ${MAX_BYTES} bytes`);
      text += decoder.decode(chunk, { stream: true });
    }
  } catch (error) {
    throw error instanceof SourceError ? error : unreachable(service, asked, error);
  }
  return text;
}

function checked<T>(service: string, asked: string, shape: Shape<T>, text: string): T {
  const result = shape.safeParse(parse(service, asked, text));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const place = issue?.path.map(String).join('.') || 'the answer';
  throw new SourceError(`${service} answered ${asked} in another shape: ${place}: ${issue?.message ?? 'is wrong'}`);
}

function parse(service: string, asked: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Its message would quote the answer, and nobody knows what is in there.
    throw new SourceError(`${service} answered ${asked} with something that is not JSON`);
  }
}

function refusal(service: string, asked: string, { status, headers }: Response): SourceError {
  const seconds = retryAfterSeconds(headers, new Date());
  const wait = seconds === null ? '' : `, and asks to wait for ${seconds} s`;
  return new SourceError(`${service} answered ${asked} with status ${status}${meaning(status)}${wait}`, {
    retryAfterSeconds: seconds,
  });
}

function meaning(status: number): string {
  if (status === 401) return ' (it does not accept our credentials)';
  if (status === 403) return ' (it does not allow that)';
  if (status === 404) return ' (there is nothing of that name)';
  if (status === 429) return ' (we asked too often)';
  return status >= 300 && status < 400 ? ' (it has moved)' : '';
}

function unreachable(service: string, asked: string, error: unknown): SourceError {
  const isLate = error instanceof Error && error.name === 'TimeoutError';
  return new SourceError(
    isLate ? `${service} did not answer ${asked} in time` : `${service} could not be reached for ${asked}`,
  );
}
