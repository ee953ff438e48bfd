import { PassThrough } from 'node:stream';
import type { HttpContext } from '../http-context.ts';

/**
 * Answers with a JSON text a line, each sent as it comes: who waits for something long sees how far it is. It begins
 * at once, so that what it reads belongs to this request. Where nobody reads on, it stops.
 */
export function answerInLines(ctx: HttpContext, lines: AsyncIterable<object>): void {
  const answer = new PassThrough();
  ctx.type = 'application/x-ndjson';
  // To be packed, lines would wait for one another.
  ctx.compress = false;
  ctx.body = answer;
  void write();

  async function write(): Promise<void> {
    try {
      for await (const line of lines) {
        if (answer.destroyed) return;
        answer.write(`${JSON.stringify(line)}\n`);
      }
      answer.end();
    } catch (error) {
      answer.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  }
}
