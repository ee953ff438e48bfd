import { escapeMarkdown } from 'discord.js';
import { requireManager } from '#domain/support/permits.ts';
import type { Subcommand } from '../../slash-command.ts';
import { actorOf } from '../actor.ts';
import { joinLines } from '../join-lines.ts';

export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    requireManager(await actorOf(interaction.member, context));
    const watched = await context.questions.list(interaction.guildId);
    const lines = watched.map(({ textChannelId, category, emoji, unansweredMinutes }) =>
      [`<#${textChannelId}>`, `${unansweredMinutes} min`, emoji, category && escapeMarkdown(category.name)]
        .filter(Boolean)
        .join(' · '),
    );
    await interaction.editReply(joinLines(lines) || context.words.tickets('watch.none'));
  },
} satisfies Subcommand;
