import { PermissionFlagsBits } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import { requirePermission } from '../../guilds/require-permission.ts';
import type { Subcommand } from '../../slash-command.ts';
import { liveRoleProblem } from '../live-role/live-role-problem.ts';

/** What a guild chooses about streams beside its alert channels. */
export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    requirePermission(interaction, PermissionFlagsBits.ManageGuild, context);
    const { guildStreams, words } = context;
    const { options, guildId } = interaction;
    const dailyPingCap = options.getInteger('daily-pings');
    const allowsMentions = options.getBoolean('mentions');
    const wantsEvents = options.getBoolean('events');
    const liveRole = options.getRole('live-role');
    const problem = liveRole ? liveRoleProblem(interaction.guild, liveRole.id, words) : null;
    if (problem) throw new DomainError('invalid', 'live_role_refused', problem);
    const isRoleTaken = options.getBoolean('no-live-role') ?? false;
    const chosen = await guildStreams.choose(guildId, {
      ...(dailyPingCap === null ? {} : { dailyPingCap }),
      ...(allowsMentions === null ? {} : { allowsMentions }),
      ...(wantsEvents === null ? {} : { wantsEvents }),
      ...(liveRole ? { liveRoleId: liveRole.id } : {}),
      ...(isRoleTaken ? { liveRoleId: null } : {}),
    });
    if (liveRole || isRoleTaken) await context.liveRoles.requestSync();
    if (wantsEvents !== null) await context.guildEvents.requestSync();
    const lines = [
      words.streams('settings.dailyPings', { count: chosen.dailyPingCap }),
      words.streams(chosen.allowsMentions ? 'settings.mentions' : 'settings.noMentions'),
      chosen.liveRoleId
        ? words.streams('settings.liveRole', { role: `<@&${chosen.liveRoleId}>` })
        : words.streams('settings.noLiveRole'),
      words.streams(chosen.wantsEvents ? 'settings.events' : 'settings.noEvents'),
    ];
    await interaction.editReply(lines.join('\n'));
  },
} satisfies Subcommand;
