import type { ChatInputCommandInteraction, MessageCreateOptions } from 'discord.js';
import { parseTemplate } from '#domain/streams/alert-template.ts';
import type { BotContext } from '../../context.ts';
import { alertText } from '../alert-text.ts';
import { type CardStream, card } from '../card.ts';
import { getStreamer, STREAMER } from '../streamer-option.ts';

/**
 * What an alert channel would post if a streamer went live now, or one whom we invent. It pings nobody.
 * @throws DomainError not_found `alert_channel_unknown`, `channel_not_found`; invalid `template_invalid`
 */
export async function sampleAlert(
  { guildId, options, user }: ChatInputCommandInteraction<'cached'>,
  context: BotContext,
): Promise<Required<Pick<MessageCreateOptions, 'content' | 'embeds'>>> {
  const place = { guildId, textChannelId: options.getChannel('channel', true).id };
  const alertChannel = await context.alertChannels.get(place);
  const named = options.getString(STREAMER);
  const streamer = named ? await getStreamer(named, context) : null;
  const { pingRoleId } = streamer ? await context.alertChannels.findAsked(place, streamer) : alertChannel;
  const channel = streamer ?? inventedChannel(user.displayName, context);
  const typed = options.getString('template');
  const template = typed === null ? alertChannel.template : parseTemplate(typed);
  const { content } = alertText({ template, pingRoleId }, channel, context.publicUrl);
  const stream: CardStream = { id: 'sample', startedAt: context.now(), viewers: 0, peakViewers: 0, channel };
  return { content: content ?? '', embeds: card(stream, context).embeds };
}

function inventedChannel(name: string, { words }: BotContext): CardStream['channel'] {
  const title = words.streams('alerts.sampleTitle');
  return { slug: 'sample', title, category: 'Gaming', isMature: false, owner: { name } };
}
