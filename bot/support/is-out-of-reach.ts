/** Socket errors on the way to Postgres or Discord. */
const SOCKET = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH']);
/** pg says these without a code. */
const SAID = /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/;
const MAX_CAUSES = 5;

/**
 * Whether something failed because Postgres or Discord cannot be reached now, not because of what was asked.
 * Classes 08 and 57P and 53300, see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function isOutOfReach(error: unknown): boolean {
  let each = error;
  for (let depth = 0; each instanceof Error && depth < MAX_CAUSES; depth += 1, each = each.cause) {
    const code = 'code' in each ? String(each.code) : '';
    if (SOCKET.has(code) || /^(08|57P|53300$|UND_ERR_)/.test(code) || SAID.test(each.message)) return true;
  }
  return false;
}
