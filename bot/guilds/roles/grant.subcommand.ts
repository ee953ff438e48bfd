import { PLATFORM_ROLES } from '#domain/accounts/user.entity.ts';
import type { Subcommand } from '../../slash-command.ts';
import { checkRole, mapperOf } from './mapper-of.ts';
import { mappingNames } from './mapping-names.ts';

export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    const by = await mapperOf(interaction, context);
    const role = checkRole(interaction.options.getRole('role', true), context);
    const wanted = interaction.options.getString('platform-role', true);
    const subject = PLATFORM_ROLES.find((each) => each === wanted) ?? 'moderator';
    const mapping = await context.roleMappings.grantPlatformRole(by, interaction.guildId, role.id, subject);
    await context.memberRoles.enqueueAll();
    await interaction.editReply(context.words.guilds('roles.lineGrant', mappingNames(mapping, context.words)));
  },
} satisfies Subcommand;
