import { PermissionFlagsBits } from 'discord.js';
import { requirePermission } from '../../guilds/require-permission.ts';
import type { Subcommand } from '../../slash-command.ts';

/** What a guild chooses about streams beside its alert channels. */
export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    requirePermission(interaction, PermissionFlagsBits.ManageGuild, context);
    const { guildStreams, words } = context;
    const { options, guildId } = interaction;
    const dailyPingCap = options.getInteger('daily-pings');
    const allowsMentions = options.getBoolean('mentions');
    const chosen = await guildStreams.choose(guildId, {
      ...(dailyPingCap === null ? {} : { dailyPingCap }),
      ...(allowsMentions === null ? {} : { allowsMentions }),
    });
    const lines = [
      words.streams('settings.dailyPings', { count: chosen.dailyPingCap }),
      words.streams(chosen.allowsMentions ? 'settings.mentions' : 'settings.noMentions'),
    ];
    await interaction.editReply(lines.join('\n'));
  },
} satisfies Subcommand;
