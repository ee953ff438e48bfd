import { randomUUIDv7 } from 'node:crypto';
import type { Subcommand } from '../slash-command.ts';
import { requireEmoteManager } from './require-emote-manager.ts';

/** All of a guild's own emoji, as durable work: what became of each is told in the staff's text channel. */
export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    requireEmoteManager(interaction, context);
    const { guild, member, user } = interaction;
    const count = guild.emojis.cache.size;
    await context.emoteOrigins.import({
      importId: randomUUIDv7(),
      guildId: guild.id,
      by: member.displayName,
      byId: user.id,
    });
    await interaction.editReply(context.words.emotes('import.begun', { count }));
  },
} satisfies Subcommand;
