import type { Readable } from 'node:stream';
import type { DomainError } from '../errors.ts';

/** The largest archive that is looked into. */
export const MAX_ARCHIVE_BYTES = 32 * 1024 * 1024;

/** A file of an archive: its bytes, or why they are not read. */
export type ArchivedFile = { path: string; bytes: Buffer } | { path: string; problem: DomainError };

/** What an archive holds: its files' paths, and the files one after the other. */
export interface OpenArchive {
  paths: readonly string[];
  files: AsyncIterable<ArchivedFile>;
}

/** Many files in one. */
export interface EmoteArchive {
  /**
   * Looks at what an archive holds, within limits on their number and on what they unpack to.
   * @throws DomainError invalid `emote_archive_…` for what is no archive, or hides more than it may
   */
  open(archive: Buffer): Promise<OpenArchive>;
  write(files: AsyncIterable<{ path: string; bytes: Buffer }>): Readable;
}
