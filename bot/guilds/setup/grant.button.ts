import { PermissionFlagsBits } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { ButtonHandler } from '../../slash-command.ts';
import { getDesk } from '../../support/desk.ts';
import { refusedByDiscord } from '../refused-by-discord.ts';
import { requireSetup } from './require-setup.ts';
import { GRANT_BUTTON } from './setup-verbs.ts';
import { showStep } from './show-step.ts';

/** Lets the support role see every ticket: private threads are seen with Manage Threads in their parent. */
export default {
  verb: GRANT_BUTTON,
  defer: 'update',

  async execute(interaction, key, context) {
    requireSetup(interaction, context);
    const { guild } = interaction;
    const { ticketChannel, supportRoleId } = await getDesk(guild, context);
    // Discord lets a bot change overwrites with Manage Roles, and give only what it has itself.
    if (!ticketChannel.permissionsFor(guild.client.user)?.has(PermissionFlagsBits.ManageRoles)) {
      throw new DomainError('unavailable', 'cannot_grant', context.words.guilds('setup.tickets.cannotGrant'));
    }
    const reason = context.words.guilds('setup.tickets.grantReason');
    await refusedByDiscord(context, () =>
      ticketChannel.permissionOverwrites.edit(supportRoleId, { ViewChannel: true, ManageThreads: true }, { reason }),
    );
    context.log.info({ guildId: guild.id, roleId: supportRoleId }, 'support role sees tickets');
    await showStep(interaction, key, context);
  },
} satisfies ButtonHandler;
