import { PermissionFlagsBits } from 'discord.js';
import { requireManager } from '#domain/support/permits.ts';
import { requireHome } from '../../guilds/require-home.ts';
import type { Subcommand } from '../../slash-command.ts';
import { actorOf } from '../actor.ts';
import { getCategoryPlace } from '../category-desk.ts';

export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    const { guild, guildId, options } = interaction;
    const { guilds, guildSupport, words } = context;
    const actor = await actorOf(interaction.member, context);
    requireManager(actor);
    const settings = await guilds.findSettings(guildId);
    const ticketChannelId = options.getChannel('channel')?.id ?? settings?.ticketChannelId ?? null;
    const supportRoleId = options.getRole('role')?.id ?? settings?.supportRoleId ?? null;
    const staffRoleIds = supportRoleId ? [supportRoleId] : [];
    const place = await getCategoryPlace(guild, { kind: 'thread', placeId: ticketChannelId, staffRoleIds }, context);
    await guilds.choose(guildId, { ticketChannelId, supportRoleId });

    const lead = options.getRole('lead');
    const supportName = options.getString('name');
    const perMember = options.getInteger('per-member');
    await guildSupport.choose(actor, guildId, {
      ...(lead ? { leadRoleId: lead.id } : {}),
      ...(supportName ? { supportName } : {}),
      ...(perMember ? { maxOpenPerMember: perMember } : {}),
    });
    const takesMail = options.getBoolean('mail');
    if (takesMail !== null) {
      requireHome(interaction, context);
      await context.supportMail.choose(guildId, { takesMail });
    }
    const names = { channel: `<#${ticketChannelId}>`, role: `<@&${supportRoleId}>` };
    const role = supportRoleId ? guild.roles.cache.get(supportRoleId) : undefined;
    // Without it supporters see no private thread that they are not a member of.
    const canSee = role && place.parent.permissionsFor(role).has(PermissionFlagsBits.ManageThreads);
    const lines = [
      words.support('desk.chosen', names),
      ...(takesMail === null ? [] : [words.support(takesMail ? 'mail.on' : 'mail.off')]),
      ...(canSee ? [] : [words.support('desk.roleCannotSee', names)]),
    ];
    await interaction.editReply(lines.join('\n'));
  },
} satisfies Subcommand;
