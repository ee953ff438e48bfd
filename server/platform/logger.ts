import { type Logger, pino } from 'pino';

export type { Logger };

/** Names under which a secret could ever be logged; each is replaced, at any of the first three depths. */
const SECRET_NAMES = [
  ...[
    'authorization',
    'cookie',
    'set-cookie',
    'password',
    'secret',
    'token',
    'streamKey',
    'streamKeySealed',
    'csrfToken',
  ],
  ...['sessionId', 'sdp', 'offer', 'answer', 'connectionString', 'DISCORD_TOKEN', 'SESSION_SECRET', 'DATABASE_URL'],
];
const DEPTHS = ['', '*.', '*.*.'];

/** JSON lines on stdout: fields and a short event, never a secret. */
export function createLogger({ level, name }: { level: string; name: string }): Logger {
  const paths = DEPTHS.flatMap((depth) =>
    SECRET_NAMES.map((key) => (key.includes('-') ? bracketed(depth, key) : depth + key)),
  );
  return pino({ level, base: { process: name }, redact: { paths, censor: '[redacted]' } });
}

function bracketed(depth: string, key: string): string {
  return depth === '' ? `["${key}"]` : `${depth.slice(0, -1)}["${key}"]`;
}
