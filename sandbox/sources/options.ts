/** How to start the stand-ins of the metric sources. */
export interface SourcesOptions {
  /** 0 takes any free port. */
  port: number;
  /** Must be a loopback address. */
  host: string;
  /** What every service takes for its credential: a bearer token, an API key, a client's id and secret. */
  token: string;
  /** The bearer token of the control API. */
  controlToken: string;
  /** Milliseconds since the Unix epoch; the machine's clock by default. */
  now?: () => number;
  log: Log;
}

/** What the sandbox says of itself. */
export type Log = (level: 'info' | 'error', event: string, fields: object) => void;
