/** One REST call that was answered (or dropped: status 0). */
export interface LoggedRequest {
  at: number;
  method: string;
  /** Without `/api/v10`; secrets in it read `:token`. */
  path: string;
  status: number;
  /** The JSON body, if there was one. */
  body: unknown;
}

const KEPT = 500;

/** The last calls, for tests and for whoever wonders what the bot did. */
export interface RequestLog {
  add(request: LoggedRequest): void;
  list(): LoggedRequest[];
}

export function createRequestLog(): RequestLog {
  const requests: LoggedRequest[] = [];
  return {
    add(request) {
      requests.push({ ...request, path: withoutSecrets(request.path) });
      if (requests.length > KEPT) requests.shift();
    },
    list: () => [...requests],
  };
}

/** The token of an interaction is an authority for 15 minutes. */
function withoutSecrets(path: string): string {
  return path.replace(/^(\/(?:webhooks|interactions)\/\d+)\/[^/]+/, '$1/:token');
}
