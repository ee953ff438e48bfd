import type { Subcommand } from '../../slash-command.ts';
import { completeStreamer, getStreamer } from '../../streams/streamer-option.ts';
import { causeOf } from './cause-choice.ts';
import { checkRole, mapperOf } from './mapper-of.ts';
import { mappingNames } from './mapping-names.ts';

export default {
  defer: 'ephemeral',
  autocomplete: completeStreamer,

  async execute(interaction, context) {
    const { guildId, options } = interaction;
    const { words, roleMappings } = context;
    const by = await mapperOf(interaction, context);
    const role = checkRole(options.getRole('role', true), context);
    const cause = causeOf(options.getString('to', true));
    const named = options.getString('channel');
    const channel = named === null ? null : await getStreamer(named, context);
    const mapping = await roleMappings.giveGuildRole(by, guildId, role.id, cause, channel);
    await context.memberRoles.enqueueAll();
    const names = mappingNames(mapping, words);
    const isTooHigh = !role.editable ? `\n⚠️ ${words.guilds('roles.tooHigh', names)}` : '';
    await interaction.editReply(words.guilds('roles.lineGive', names) + isTooHigh);
  },
} satisfies Subcommand;
