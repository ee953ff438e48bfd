import { basename } from 'node:path/posix';
import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '../errors.ts';
import type { ArchivedFile, EmoteArchive } from './emote-archive.ts';
import type { EmoteDesk } from './emote-desk.ts';
import { suggestEmoteName } from './emote-name.ts';
import type { EmoteProposals } from './emote-proposals.ts';
import type { Emotes } from './emotes.ts';
import type { EmotePerson } from './new-emote.ts';

/** Names and facts of what an export holds. */
const MANIFEST = 'emotes.json';
const PAGE = 100;
const EXTENSIONS: Record<string, string> = { 'image/png': 'png', 'image/webp': 'webp' };

/** What became of a file of an archive. */
export interface ImportedFile {
  path: string;
  fate: 'added' | 'there' | 'refused';
  /** What it is called now, where it was added. */
  name: string | null;
  /** Why it was not added. */
  problem: DomainError | null;
}

/** An archive that is being taken. */
export interface EmoteImport {
  count: number;
  files: AsyncIterable<ImportedFile>;
}

interface Parts {
  em: EntityManager;
  emotes: Pick<Emotes, 'list' | 'findImage'>;
  emoteProposals: Pick<EmoteProposals, 'propose'>;
  emoteDesk: Pick<EmoteDesk, 'approve'>;
}

/** Many emotes at once, in and out. */
export class EmoteTransfer {
  readonly #em: EntityManager;
  readonly #emotes: Parts['emotes'];
  readonly #proposals: Parts['emoteProposals'];
  readonly #desk: Parts['emoteDesk'];

  constructor({ em, emotes, emoteProposals, emoteDesk }: Parts) {
    this.#em = em;
    this.#emotes = emotes;
    this.#proposals = emoteProposals;
    this.#desk = emoteDesk;
  }

  /**
   * Takes the emotes of an archive, approved at once since staff bring them. Each file has its fate as soon as it is
   * taken, and one that is refused keeps no other back. Cut short and said again, nothing is doubled: the same picture
   * is there already.
   * @returns how many there are, and what became of each
   * @throws DomainError invalid `emote_archive_…`, before any is taken
   */
  async import(archive: EmoteArchive, zip: Buffer, by: EmotePerson): Promise<EmoteImport> {
    const { paths, files } = await archive.open(zip);
    return { count: paths.filter((path) => path !== MANIFEST).length, files: this.#takeAll(files, by) };
  }

  /** As `import`, for who waits until all are taken. */
  async importAll(...given: Parameters<EmoteTransfer['import']>): Promise<ImportedFile[]> {
    const taken: ImportedFile[] = [];
    for await (const file of (await this.import(...given)).files) taken.push(file);
    return taken;
  }

  /** Every approved emote, the larger picture of it, with a list of what they are called. */
  async *export(): AsyncGenerator<{ path: string; bytes: Buffer }> {
    const listed: object[] = [];
    let after: string | undefined;
    for (;;) {
      const emotes = await this.#emotes.list({ after, limit: PAGE });
      for (const { id, name, isAnimated, channel } of emotes) {
        const image = await this.#emotes.findImage(id, 'original');
        if (!image) continue;
        const path = `${name}.${EXTENSIONS[image.mediaType] ?? 'bin'}`;
        listed.push({ name, file: path, isAnimated, channel: channel?.slug ?? null });
        yield { path, bytes: image.bytes };
      }
      after = emotes.at(-1)?.name;
      this.#em.clear();
      if (emotes.length < PAGE) break;
    }
    yield { path: MANIFEST, bytes: Buffer.from(JSON.stringify({ emotes: listed }, null, 2)) };
  }

  async *#takeAll(files: AsyncIterable<ArchivedFile>, by: EmotePerson): AsyncGenerator<ImportedFile> {
    for await (const file of files) {
      if (file.path === MANIFEST) continue;
      yield 'problem' in file ? refused(file.path, file.problem) : await this.#take(file, by);
      // Each is kept by itself: what was read of it need not stay in memory.
      this.#em.clear();
    }
  }

  async #take({ path, bytes }: { path: string; bytes: Buffer }, by: EmotePerson): Promise<ImportedFile> {
    const name = suggestEmoteName(basename(path));
    if (!name) return refused(path, noName());
    try {
      const { id } = await this.#proposals.propose({ name, image: bytes, channel: null, by, source: 'zip' });
      await this.#desk.approve(id, by.name);
      return { path, fate: 'added', name, problem: null };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.code !== 'emote_duplicate') return refused(path, error);
      return { path, fate: 'there', name: null, problem: error };
    }
  }
}

function refused(path: string, problem: DomainError): ImportedFile {
  return { path, fate: 'refused', name: null, problem };
}

function noName(): DomainError {
  const sentence = 'Its name holds too few letters, digits and underscores for an emote.';
  return new DomainError('invalid', 'emote_file_name', sentence);
}
