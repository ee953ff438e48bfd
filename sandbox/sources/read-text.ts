import type { IncomingMessage } from 'node:http';

/** No body that is sent here comes near it. */
const MAX_BYTES = 1_000_000;

/** A body as text. @throws when it is too large for anything that is played here */
export async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new Error('the body is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
