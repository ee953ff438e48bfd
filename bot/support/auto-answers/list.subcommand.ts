import { escapeMarkdown } from 'discord.js';
import { requireManager } from '#domain/support/permits.ts';
import type { Subcommand } from '../../slash-command.ts';
import { actorOf } from '../actor.ts';
import { joinLines } from '../join-lines.ts';

export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    requireManager(await actorOf(interaction.member, context));
    const all = await context.autoAnswers.list(interaction.guildId);
    const lines = all.map(({ name, pattern, articleSlugs }) => {
      const code = pattern.replaceAll('`', 'ˋ');
      return [`**${escapeMarkdown(name)}**: \`${code}\``, ...articleSlugs].join(' · ');
    });
    await interaction.editReply(joinLines(lines) || context.words.tickets('autoAnswer.none'));
  },
} satisfies Subcommand;
