const KEPT = 500;

/** A call as it was answered; status 0 = the connection was broken. Headers are not kept: they hold credentials. */
export interface LoggedRequest {
  service: string;
  method: string;
  /** Without the service's name, with its query. */
  path: string;
  status: number;
}

export interface RequestLog {
  add(request: LoggedRequest): void;
  /** The last 500, oldest first. */
  list(): LoggedRequest[];
  clear(): void;
}

export function createRequestLog(): RequestLog {
  let requests: LoggedRequest[] = [];
  return {
    add(request) {
      requests = [...requests.slice(1 - KEPT), request];
    },
    list: () => requests,
    clear() {
      requests = [];
    },
  };
}
