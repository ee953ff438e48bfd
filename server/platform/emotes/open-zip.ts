import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { type ArchivedFile, MAX_ARCHIVE_BYTES, type OpenArchive } from '#domain/emotes/emote-archive.ts';
import { MAX_UPLOAD_BYTES } from '#domain/emotes/emote-images.ts';
import { DomainError } from '#domain/errors.ts';

const MAX_FILES = 500;
/** With folders and what systems add, which are passed over. */
const MAX_ENTRIES = 5_000;
/** Of all files together, unpacked: a zip of 32 MiB can hold a thousand times as much. */
const MAX_TOTAL_BYTES = 128 * 1024 * 1024;
/** What systems put beside the files that somebody packed. */
const NOISE = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)|\/$/;
/** Stored as they are, or deflated: what every system writes. */
const METHODS = [0, 8];
/** https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3.7 */
const ZIP_SIGNATURE = Buffer.from('PK\u0003\u0004', 'latin1');

const open = promisify<Buffer, { lazyEntries: true }, ZipFile>(fromBuffer);

/**
 * Looks at a zip's own directory, and holds what it promises against the limits before anything is unpacked. The files
 * then come one after the other, and none unpacks to more than was promised.
 */
export async function openZip(archive: Buffer): Promise<OpenArchive> {
  if (archive.length > MAX_ARCHIVE_BYTES) throw refused('too_large', 'The zip is larger than 32 MiB.');
  const zip = await openDirectory(archive);
  if (zip.entryCount > MAX_ENTRIES) throw tooMany();
  const entries: Entry[] = [];
  for await (const entry of entriesOf(zip)) {
    if (NOISE.test(entry.fileName)) continue;
    entries.push(entry);
    if (entries.length > MAX_FILES) throw tooMany();
  }
  const total = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (total > MAX_TOTAL_BYTES) throw refused('bomb', 'The zip unpacks to more than 128 MiB.');
  if (entries.length === 0) throw refused('empty', 'There is no file in the zip.');
  return { paths: entries.map(({ fileName }) => fileName), files: readAll(zip, entries) };
}

async function* readAll(zip: ZipFile, entries: readonly Entry[]): AsyncGenerator<ArchivedFile> {
  for (const entry of entries) yield await readEntry(zip, entry);
}

async function readEntry(zip: ZipFile, entry: Entry): Promise<ArchivedFile> {
  const path = entry.fileName;
  if (entry.isEncrypted()) return { path, problem: unread('encrypted', 'It is encrypted.') };
  if (!METHODS.includes(entry.compressionMethod))
    return {
      path,
      problem: unread('packed', 'It is packed in a way that few can read. Pack it as an ordinary zip.'),
    };
  if (entry.uncompressedSize > MAX_UPLOAD_BYTES)
    return { path, problem: unread('too_large', 'The file is larger than 4 MiB.') };
  try {
    const bytes = await buffer(await openEntry(zip, entry));
    if (bytes.subarray(0, 4).equals(ZIP_SIGNATURE))
      return { path, problem: unread('nested', 'It is a zip within the zip. Send it by itself.') };
    return { path, bytes };
  } catch {
    // yauzl fails a file that unpacks to more than it said, and one whose bytes are damaged.
    return { path, problem: unread('damaged', 'The file is damaged inside the zip.') };
  }
}

function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) =>
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream))),
  );
}

async function openDirectory(archive: Buffer): Promise<ZipFile> {
  try {
    return await open(archive, { lazyEntries: true });
  } catch (cause) {
    throw notZip(cause);
  }
}

/** yauzl refuses paths that lead out of the archive. */
async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (let left = zip.entryCount; left > 0; left -= 1) {
    const entry = await new Promise<Entry | null>((resolve, reject) => {
      zip
        .once('entry', resolve)
        .once('end', () => resolve(null))
        .once('error', reject);
      zip.readEntry();
    }).catch((cause: unknown) => {
      throw notZip(cause);
    });
    zip.removeAllListeners();
    if (!entry) return;
    yield entry;
  }
}

function tooMany(): DomainError {
  return refused('too_many', `The zip holds more than ${MAX_FILES} files.`);
}

function notZip(cause: unknown): DomainError {
  const isEscaping = cause instanceof Error && /relative path|absolute path/.test(cause.message);
  const error = isEscaping
    ? refused('path', 'A path in the zip leads out of it. Pack it anew.')
    : refused('broken', 'That is no zip that can be read.');
  error.cause = cause;
  return error;
}

/** Why one file is not read, which keeps no other back. */
function unread(reason: string, sentence: string): DomainError {
  return new DomainError('invalid', `emote_file_${reason}`, sentence);
}

function refused(reason: string, sentence: string): DomainError {
  return new DomainError('invalid', `emote_archive_${reason}`, sentence, { max: MAX_FILES });
}
