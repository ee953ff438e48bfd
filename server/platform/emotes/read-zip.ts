import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { type ArchivedFile, MAX_ARCHIVE_BYTES } from '#domain/emotes/emote-archive.ts';
import { MAX_UPLOAD_BYTES } from '#domain/emotes/emote-images.ts';
import { DomainError } from '#domain/errors.ts';

const MAX_FILES = 500;
/** Of all files together, unpacked: a zip of 32 MiB can hold a thousand times as much. */
const MAX_TOTAL_BYTES = 128 * 1024 * 1024;
/** What systems put beside the files that somebody packed. */
const NOISE = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)|\/$/;

const open = promisify<Buffer, { lazyEntries: true }, ZipFile>(fromBuffer);

/**
 * The files of a zip, one after the other. No more is unpacked than its own directory promised, and that is held
 * against the limits before anything is unpacked.
 */
export async function* readZip(archive: Buffer): AsyncGenerator<ArchivedFile> {
  if (archive.length > MAX_ARCHIVE_BYTES) throw refused('too_large', 'The zip is larger than 32 MiB.');
  const entries: Entry[] = [];
  const zip = await openZip(archive);
  for await (const entry of entriesOf(zip)) {
    if (NOISE.test(entry.fileName)) continue;
    entries.push(entry);
    if (entries.length > MAX_FILES) throw refused('too_many', `The zip holds more than ${MAX_FILES} files.`);
  }
  const total = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (total > MAX_TOTAL_BYTES) throw refused('bomb', 'The zip unpacks to more than 128 MiB.');
  for (const entry of entries) yield await readEntry(zip, entry);
}

async function readEntry(zip: ZipFile, entry: Entry): Promise<ArchivedFile> {
  const path = entry.fileName;
  if (entry.isEncrypted()) return { path, problem: 'It is encrypted.' };
  if (entry.uncompressedSize > MAX_UPLOAD_BYTES) return { path, problem: 'The file is larger than 4 MiB.' };
  try {
    return { path, bytes: await buffer(await openEntry(zip, entry)) };
  } catch {
    // yauzl fails a file that unpacks to more than it said, and one whose bytes are damaged.
    return { path, problem: 'The file is damaged inside the zip.' };
  }
}

function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) =>
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream))),
  );
}

async function openZip(archive: Buffer): Promise<ZipFile> {
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

function notZip(cause: unknown): DomainError {
  const error = refused('broken', 'That is no zip that can be read.');
  error.cause = cause;
  return error;
}

function refused(reason: string, sentence: string): DomainError {
  return new DomainError('invalid', `emote_archive_${reason}`, sentence);
}
