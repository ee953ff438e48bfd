import { escapeMarkdown } from 'discord.js';
import type { Subcommand } from '../../slash-command.ts';
import { actorOf } from '../actor.ts';
import { joinLines } from '../join-lines.ts';
import { transcriptUrl } from '../transcript-url.ts';

const LIMIT = 20;

/** Staff find tickets of the categories that they answer. */
export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    const { guildId, member, options } = interaction;
    const { publicUrl, ticketCategories, ticketSearch, words } = context;
    const theirs: string[] = [];
    for (const category of await ticketCategories.listAll(guildId)) {
      if ((await actorOf(member, context, category)).isStaff) theirs.push(category.id);
    }
    const actor = { ...(await actorOf(member, context)), isStaff: theirs.length > 0 };
    const found = await ticketSearch.find(actor, {
      ...{ guildId, words: options.getString('words', true), categoryIds: theirs, limit: LIMIT },
    });
    const lines = found.map(({ number, subject, state, memberName }) => {
      const url = transcriptUrl({ number }, publicUrl);
      return `[#${number}](<${url}>) ${escapeMarkdown(subject)} · ${escapeMarkdown(memberName)} · ${words.tickets(`state.${state}`)}`;
    });
    await interaction.editReply(joinLines(lines) || words.tickets('search.none'));
  },
} satisfies Subcommand;
