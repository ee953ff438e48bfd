import { HttpError } from '../errors.ts';
import type { HttpContext } from '../http-context.ts';

/**
 * The body as text, whatever its type.
 * @throws HttpError 413 past `maxBytes`
 */
export async function readText(ctx: HttpContext, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of ctx.req) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new HttpError(413, 'too_large', `The body is larger than ${maxBytes} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
