import { ActionRowBuilder, ButtonBuilder, ButtonStyle, EmbedBuilder, type MessageCreateOptions } from 'discord.js';
import type { Stream } from '#domain/streams/stream.entity.ts';
import { formatDuration } from '../format-duration.ts';

const LIVE = 0xf2b544;
const AWAY = 0x8a8578;
const OVER = 0x4d4a44;

/** A card says all it can about its stream, so that editing it is sending it again. */
export function card(stream: Stream, publicUrl: string): Pick<MessageCreateOptions, 'embeds' | 'components'> {
  const { channel } = stream;
  const embed = new EmbedBuilder()
    .setURL(cardUrl(stream, publicUrl))
    .setTitle(channel.title)
    .setAuthor(authorOf(stream))
    .addFields({
      name: 'Category',
      value: channel.isMature ? `${channel.category} · mature` : channel.category,
      inline: true,
    })
    .setTimestamp(stream.startedAt);

  if (stream.endedAt) showOver(embed, stream, stream.endedAt);
  else if (stream.lostAt)
    embed.setColor(AWAY).setDescription(`${channel.owner.name} lost connection and may be back in a moment.`);
  else showLive(embed, stream, publicUrl);
  return { embeds: [embed], components: [watchButton(stream, publicUrl)] };
}

/** The address by which a card knows its stream, and by which the bot knows its own card again. */
export function cardUrl(stream: Stream, publicUrl: string): string {
  return `${publicUrl}/${stream.channel.slug}?stream=${stream.id}`;
}

function showLive(embed: EmbedBuilder, stream: Stream, publicUrl: string): void {
  embed
    .setColor(LIVE)
    .setDescription(`**${stream.channel.owner.name}** is live.`)
    .addFields({ name: 'Viewers', value: stream.viewers.toLocaleString('en'), inline: true });
  if (stream.thumbnailAt && !stream.channel.isMature) {
    embed.setImage(`${publicUrl}/thumbnails/${stream.id}.jpg?at=${stream.thumbnailAt.getTime()}`);
  }
}

function showOver(embed: EmbedBuilder, stream: Stream, endedAt: Date): void {
  embed
    .setColor(OVER)
    .setDescription(`**${stream.channel.owner.name}** was live.`)
    .addFields(
      { name: 'Duration', value: formatDuration(endedAt.getTime() - stream.startedAt.getTime()), inline: true },
      { name: 'Peak viewers', value: stream.peakViewers.toLocaleString('en'), inline: true },
    );
}

function authorOf({ channel: { owner } }: Stream): { name: string; iconURL?: string } {
  return owner.avatarUrl ? { name: owner.name, iconURL: owner.avatarUrl } : { name: owner.name };
}

function watchButton(stream: Stream, publicUrl: string): ActionRowBuilder<ButtonBuilder> {
  const label = stream.endedAt ? 'Visit channel' : 'Watch';
  const button = new ButtonBuilder()
    .setStyle(ButtonStyle.Link)
    .setLabel(label)
    .setURL(`${publicUrl}/${stream.channel.slug}`);
  return new ActionRowBuilder<ButtonBuilder>().addComponents(button);
}
