import { ROLE_CAUSES } from '#domain/guilds/role-mapping.entity.ts';
import type { Subcommand } from '../../slash-command.ts';
import { checkRole, mapperOf } from './mapper-of.ts';

export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    const by = await mapperOf(interaction, context);
    const role = checkRole(interaction.options.getRole('role', true), context);
    const subject = ROLE_CAUSES.find((each) => each === interaction.options.getString('to', true)) ?? 'linked';
    await context.roleMappings.giveGuildRole(by, interaction.guildId, role.id, subject);
    await context.memberRoles.enqueueAll();
    const names = { role: `<@&${role.id}>`, subject: context.words.guilds(`roles.subject.${subject}`) };
    const isTooHigh = !role.editable ? `\n⚠️ ${context.words.guilds('roles.tooHigh', names)}` : '';
    await interaction.editReply(context.words.guilds('roles.lineGive', names) + isTooHigh);
  },
} satisfies Subcommand;
