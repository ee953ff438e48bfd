import { escapeMarkdown } from 'discord.js';
import { requireManager } from '#domain/support/permits.ts';
import type { Subcommand } from '../../slash-command.ts';
import { actorOf } from '../actor.ts';
import { joinLines } from '../join-lines.ts';

export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    requireManager(await actorOf(interaction.member, context));
    const all = await context.snippets.list(interaction.guildId);
    const lines = all.map(({ name, text }) => {
      const begin = text.replace(/\s+/g, ' ').slice(0, 80);
      return `**${escapeMarkdown(name)}**: ${escapeMarkdown(begin)}`;
    });
    await interaction.editReply(joinLines(lines) || context.words.tickets('snippet.none'));
  },
} satisfies Subcommand;
