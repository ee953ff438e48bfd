import type { IncomingMessage } from 'node:http';
import { errors } from './errors.ts';

const MAX_BYTES = 1_000_000;

/** The body as text. @throws StripeError 400 past a megabyte */
export async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) throw errors.badState('The request is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
