import { ChannelType, type ChatInputCommandInteraction } from 'discord.js';
import type { AlertChannel } from '#domain/streams/alert-channel.entity.ts';
import type { BotContext } from '../../context.ts';
import { alertView } from './alert-view.ts';
import { checkPingRole } from './check-ping-role.ts';

/** Shows what an alert channel does now, and what staff should mind about it. */
export async function alertAnswer(
  interaction: ChatInputCommandInteraction<'cached'>,
  alertChannel: AlertChannel,
  context: BotContext,
): Promise<void> {
  const streamers = await context.alertChannels.listStreamers(alertChannel);
  const { type } = interaction.options.getChannel('channel', true);
  const unmentionable = checkPingRole(interaction, context);
  const isUnpublishable = alertChannel.isCrossposted && type !== ChannelType.GuildAnnouncement;
  const isDeaf = !alertChannel.isForAll && streamers.length === 0;
  const lines = [
    alertView(alertChannel, streamers, context),
    ...(isDeaf ? [context.words.streams('alerts.nobodyChosen')] : []),
    ...(unmentionable ? [unmentionable] : []),
    ...(isUnpublishable ? [context.words.streams('crosspost.notAnnouncement')] : []),
  ];
  await interaction.editReply(lines.join('\n'));
}
