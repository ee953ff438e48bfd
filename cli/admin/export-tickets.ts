import { type FileHandle, open, rm } from 'node:fs/promises';
import { DomainError } from '#domain/errors.ts';
import { readEntryTime } from '#domain/finance/read-entry-time.ts';
import { type AdminCommand, type AdminInput, optionalOption, UsageError, word } from './admin-command.ts';
import { optionalGuild } from './optional-guild.ts';

const ONLY_OPERATOR = 0o600;

/** Writes a guild's tickets to a file that only the operator can read; never over another file. */
export const exportTickets: AdminCommand = {
  name: 'export-tickets',
  usage: 'export-tickets FILE.json [--guild ID] [--since DATE] [--with-notes]',
  positionals: 1,
  options: { guild: { type: 'string' }, since: { type: 'string' }, 'with-notes': { type: 'boolean' } },

  async run(input) {
    const file = word(input, 0);
    const choice = {
      ...{ guildId: optionalGuild(input), since: sinceOption(input) },
      hasNotes: input.values['with-notes'] === true,
    };
    const handle = await createFile(file);
    try {
      const outcome = await input.domain.ticketExport.export(choice, {
        write: (piece) => handle.appendFile(piece),
        told: ({ tickets, messages, of }) => input.tell(`${tickets} of ${of} tickets, ${messages} messages`),
      });
      await handle.sync();
      return { file, ...outcome, hasNotes: choice.hasNotes, hasBytesOfFiles: false };
    } catch (error) {
      // Half a document is none.
      await rm(file, { force: true });
      throw error;
    } finally {
      await handle.close();
    }
  },
};

function sinceOption(input: AdminInput): Date | undefined {
  const text = optionalOption(input, 'since');
  if (text === undefined) return undefined;
  const at = readEntryTime(text, input.timeZone);
  if (at) return at;
  throw new UsageError(`--since is a day such as 2026-01-31 or a time with its offset, not "${text}"`);
}

async function createFile(file: string): Promise<FileHandle> {
  try {
    return await open(file, 'wx', ONLY_OPERATOR);
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    const reason = isThere ? 'is there already, and is not written over' : `cannot be written (${error})`;
    throw new DomainError('conflict', 'export_file_refused', `${file}: ${reason}.`);
  }
}
