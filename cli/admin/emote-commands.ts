import { open, readFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { zipEmoteArchive } from '#platform/emotes/zip-emote-archive.ts';
import { type AdminCommand, word } from './admin-command.ts';

const OPERATOR = { name: 'The operator', user: null, discordId: null };

/** Many emotes at once, in and out. */
export const emoteCommands: AdminCommand[] = [
  {
    name: 'import-emotes',
    usage: 'import-emotes FILE.zip',
    positionals: 1,

    async run(input) {
      const zip = await readFile(word(input, 0));
      const files = await input.domain.emoteTransfer.importAll(zipEmoteArchive, zip, OPERATOR);
      const count = (fate: string) => files.filter((file) => file.fate === fate).length;
      const told = files.map(({ problem, ...file }) => ({ ...file, reason: problem?.message ?? null }));
      return { added: count('added'), there: count('there'), refused: count('refused'), files: told };
    },
  },
  {
    name: 'export-emotes',
    usage: 'export-emotes FILE.zip',
    positionals: 1,

    async run(input) {
      const path = word(input, 0);
      // Not over a file that is there: it may be the only copy of something.
      const file = await open(path, 'wx');
      let count = -1; // The list of them is no emote.
      async function* counted() {
        for await (const emote of input.domain.emoteTransfer.export()) {
          count += 1;
          yield emote;
        }
      }
      await pipeline(zipEmoteArchive.write(counted()), file.createWriteStream());
      return { emotes: count, file: path };
    },
  },
];
