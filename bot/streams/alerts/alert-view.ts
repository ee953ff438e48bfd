import type { AlertChannel, EndMode } from '#domain/streams/alert-channel.entity.ts';
import type { AlertStreamer } from '#domain/streams/alert-streamer.entity.ts';
import type { BotContext } from '../../context.ts';

const STREAMERS_SHOWN = 10;

/** What an alert channel hears of, in a few lines. */
export function alertView(
  alertChannel: AlertChannel,
  streamers: AlertStreamer[],
  { words }: Pick<BotContext, 'words'>,
): string {
  const { textChannelId, titleWords, categories, takesMature, pingRoleId, template, endMode, isCrossposted } =
    alertChannel;
  const mode: EndMode = endMode;
  const named = streamers.slice(0, STREAMERS_SHOWN).map(nameOf).join(', ');
  const rest = streamers.length - STREAMERS_SHOWN;
  const list = rest > 0 ? words.streams('alerts.andMore', { names: named, count: rest }) : named;
  const of = alertChannel.isForAll
    ? words.streams('alerts.ofAll')
    : words.streams('alerts.ofChosen', { names: list || '—' });
  return [
    `**<#${textChannelId}>** ${of}`,
    ...(alertChannel.isForAll && list ? [words.streams('alerts.ownRoles', { names: list })] : []),
    ...(titleWords.length > 0 ? [words.streams('alerts.titleWords', { words: titleWords.join(', ') })] : []),
    ...(categories.length > 0 ? [words.streams('alerts.categories', { categories: categories.join(', ') })] : []),
    ...(takesMature ? [] : [words.streams('alerts.noMature')]),
    ...(pingRoleId ? [words.streams('alerts.pings', { role: `<@&${pingRoleId}>` })] : []),
    ...(template ? [words.streams('alerts.template', { template: `\`${template.replaceAll('`', 'ˋ')}\`` })] : []),
    words.streams(`alerts.atEnd.${mode}`),
    ...(isCrossposted ? [words.streams('alerts.crossposted')] : []),
  ].join('\n- ');
}

function nameOf({ channel, pingRoleId }: AlertStreamer): string {
  return pingRoleId ? `/${channel.slug} (<@&${pingRoleId}>)` : `/${channel.slug}`;
}
