import { PermissionFlagsBits } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import { requirePermission } from '../../guilds/require-permission.ts';
import type { Subcommand } from '../../slash-command.ts';

/** Makes a counter a channel like others again. */
export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    requirePermission(interaction, PermissionFlagsBits.ManageGuild, context);
    const { guildCounters, words } = context;
    const channel = { channel: `<#${interaction.options.getChannel('channel', true).id}>` };
    const wasThere = await guildCounters.remove(
      interaction.guildId,
      interaction.options.getChannel('channel', true).id,
    );
    if (!wasThere) throw new DomainError('not_found', 'counter_not_found', words.metrics('counter.notOne', channel));
    await interaction.editReply(words.metrics('counter.removed', channel));
  },
} satisfies Subcommand;
