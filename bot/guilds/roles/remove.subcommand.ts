import type { Subcommand } from '../../slash-command.ts';
import { mapperOf } from './mapper-of.ts';

/** Who has the role because of a mapping loses it. */
export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    const by = await mapperOf(interaction, context);
    const role = interaction.options.getRole('role', true);
    const count = await context.roleMappings.remove(by, interaction.guildId, role.id);
    await context.memberRoles.enqueueAll();
    const names = { role: `<@&${role.id}>` };
    await interaction.editReply(context.words.guilds(count > 0 ? 'roles.removed' : 'roles.wasNone', names));
  },
} satisfies Subcommand;
