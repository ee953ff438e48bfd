import { ActionRowBuilder, ButtonBuilder, ButtonStyle, escapeMarkdown } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import { customId } from '../../custom-id.ts';
import type { ButtonHandler } from '../../slash-command.ts';
import { rememberDm } from './open-dm.ts';

/** "Tell me when they are live", on a card. */
export default {
  verb: 'notify',
  defer: 'ephemeral',

  async execute(interaction, channelId, context) {
    const { channels, livePings, words } = context;
    const channel = await channels.findById(channelId);
    if (!channel) throw new DomainError('not_found', 'channel_gone', words.streams('notify.gone'));
    const isNew = await livePings.add(interaction.guildId, interaction.user.id, channel);
    await rememberDm(interaction.user.id, context);
    const stop = new ButtonBuilder()
      .setStyle(ButtonStyle.Secondary)
      .setLabel(words.streams('notify.stop'))
      .setCustomId(customId('notify-stop', channel.id));
    await interaction.editReply({
      content: words.streams(isNew ? 'notify.added' : 'notify.known', { name: escapeMarkdown(channel.owner.name) }),
      components: [new ActionRowBuilder<ButtonBuilder>().addComponents(stop)],
    });
  },
} satisfies ButtonHandler;
