import { PermissionFlagsBits } from 'discord.js';
import { requirePermission } from '../guilds/require-permission.ts';
import type { Subcommand } from '../slash-command.ts';
import { checkDesk } from './desk.ts';

export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    requirePermission(interaction, PermissionFlagsBits.ManageGuild, context);
    const { guilds, words } = context;
    const ticketChannelId = interaction.options.getChannel('channel', true).id;
    const role = interaction.options.getRole('role', true);
    const { ticketChannel } = checkDesk(interaction.guild, { ticketChannelId, supportRoleId: role.id }, context);
    await guilds.choose(interaction.guildId, { ticketChannelId, supportRoleId: role.id });

    const names = { channel: `<#${ticketChannelId}>`, role: `<@&${role.id}>` };
    // Without it supporters see no private thread that they are not a member of.
    const canSee = ticketChannel.permissionsFor(role).has(PermissionFlagsBits.ManageThreads);
    const lines = [
      words.support('desk.chosen', names),
      ...(canSee ? [] : [words.support('desk.roleCannotSee', names)]),
    ];
    await interaction.editReply(lines.join('\n'));
  },
} satisfies Subcommand;
