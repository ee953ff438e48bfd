import type { IncomingMessage } from 'node:http';
import type * as z from 'zod/mini';
import { DiscordError } from '../discord-error.ts';
import { fieldErrors } from '../field-errors.ts';
import { readBody } from '../rest/read-body.ts';
import { complaintsOf } from '../spec/complaints.ts';

/** Reads a JSON body of the control API. @throws DiscordError 50109, 50035 */
export async function readJson<Schema extends z.ZodMiniType>(
  request: IncomingMessage,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const { json } = await readBody(request);
  const result = schema.safeParse(json ?? {});
  if (result.success) return result.data;
  throw new DiscordError(400, 50035, 'Invalid Form Body', fieldErrors(complaintsOf(result.error.issues)));
}
