import type { Role } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { BotContext } from '../../context.ts';
import type { SelectHandler } from '../../slash-command.ts';
import { ensurePanel } from '../../support/ensure-panel.ts';
import { requireSetup } from './require-setup.ts';
import { ROLE_SELECT } from './setup-verbs.ts';
import { showStep } from './show-step.ts';

/** The support role. */
export default {
  verb: ROLE_SELECT,
  of: 'roles',
  defer: 'update',

  async execute(interaction, key, context) {
    requireSetup(interaction, context);
    const role = interaction.guild.roles.cache.get(interaction.values[0] ?? '');
    await context.guilds.choose(interaction.guildId, { supportRoleId: checked(role, context).id });
    await ensurePanel(interaction.guild, context);
    await showStep(interaction, key, context);
  },
} satisfies SelectHandler;

/** With everyone in it there would be no private tickets, and nobody can be given a bot's own. */
function checked(role: Role | undefined, { words }: BotContext): Role {
  if (role && !role.managed && role.id !== role.guild.roles.everyone.id) return role;
  throw new DomainError('invalid', 'support_role_unfit', words.guilds('setup.tickets.roleUnfit'));
}
