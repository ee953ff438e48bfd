import type { IncomingMessage } from 'node:http';
import { errors } from '../errors.ts';

const MAX_REQUEST_BYTES = 25 * 1024 * 1024;
const MAX_FILE_BYTES = 10 * 1024 * 1024;

/** A file of a multipart request; `key` is the n of `files[n]`. */
export interface UploadedFile {
  key: string;
  filename: string;
  contentType: string;
  bytes: Uint8Array;
}

export interface RequestBody {
  json: unknown;
  files: UploadedFile[];
}

/**
 * Reads JSON, or multipart with `payload_json` and `files[n]`.
 * https://discord.com/developers/docs/reference#uploading-files
 * @throws DiscordError 50109 for bad JSON, 40005 for files over 10 MiB or a request over 25 MiB
 */
export async function readBody(request: IncomingMessage): Promise<RequestBody> {
  const bytes = await readBytes(request);
  const contentType = request.headers['content-type'] ?? '';
  if (bytes.length === 0) return { json: undefined, files: [] };
  if (!contentType.startsWith('multipart/form-data')) return { json: parseJson(bytes.toString('utf8')), files: [] };

  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => {
      throw errors.invalidForm([], 'MULTIPART_INVALID', 'The multipart body is malformed.');
    });
  const payload = form.get('payload_json');
  return { json: typeof payload === 'string' ? parseJson(payload) : {}, files: await filesOf(form) };
}

export async function readBytes(request: IncomingMessage, maxBytes = MAX_REQUEST_BYTES): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > maxBytes) throw errors.tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw errors.invalidJson();
  }
}

async function filesOf(form: FormData): Promise<UploadedFile[]> {
  const files: UploadedFile[] = [];
  for (const [name, value] of form) {
    const key = /^files\[(\d+)\]$/.exec(name)?.[1];
    if (key === undefined || typeof value === 'string') continue;
    if (value.size > MAX_FILE_BYTES) throw errors.tooLarge();
    const contentType = value.type || 'application/octet-stream';
    files.push({ key, filename: value.name, contentType, bytes: await value.bytes() });
  }
  return files;
}
