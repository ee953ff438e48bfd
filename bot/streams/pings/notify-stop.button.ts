import { escapeMarkdown } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { ButtonHandler } from '../../slash-command.ts';

/** "Stop telling me", under the answer to "Tell me when they are live". */
export default {
  verb: 'notify-stop',
  defer: 'update',

  async execute(interaction, channelId, context) {
    const { channels, livePings, words } = context;
    const channel = await channels.findById(channelId);
    if (!channel) throw new DomainError('not_found', 'channel_gone', words.streams('notify.gone'));
    await livePings.remove(interaction.guildId, interaction.user.id, channel);
    const content = words.streams('notify.removed', { name: escapeMarkdown(channel.owner.name) });
    await interaction.editReply({ content, components: [] });
  },
} satisfies ButtonHandler;
