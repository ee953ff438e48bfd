import type { Subcommand } from '../../slash-command.ts';
import { completeStreamer, getStreamer } from '../../streams/streamer-option.ts';
import { mapperOf } from './mapper-of.ts';
import { mappingNames } from './mapping-names.ts';

/** Who has the role because of a mapping loses it. */
export default {
  defer: 'ephemeral',
  autocomplete: completeStreamer,

  async execute(interaction, context) {
    const { guildId, options } = interaction;
    const { words, roleMappings } = context;
    const by = await mapperOf(interaction, context);
    const { id: roleId } = options.getRole('role', true);
    const named = options.getString('channel');
    const channel = named === null ? null : await getStreamer(named, context);
    const count = await roleMappings.remove(by, guildId, roleId, channel);
    await context.memberRoles.enqueueAll();
    const [removed, wasNone] = channel
      ? (['roles.removedOne', 'roles.wasNotOne'] as const)
      : (['roles.removed', 'roles.wasNone'] as const);
    const names = mappingNames({ roleId, subject: 'channel_subscriber', channel }, words);
    await interaction.editReply(words.guilds(count > 0 ? removed : wasNone, names));
  },
} satisfies Subcommand;
