import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  EmbedBuilder,
  escapeMarkdown,
  type InteractionEditReplyOptions,
} from 'discord.js';
import type { Win } from '#domain/glimcap/wins/win.entity.ts';
import { areaHeading } from '#domain/glimcap/wins/win-area.ts';
import type { BotContext } from '../../context.ts';
import { customId } from '../../custom-id.ts';
import { MARKS } from './win-line.ts';
import { placeId, type WinPlace, winId } from './win-place.ts';

/** One win in full, with what staff can do with it. */
export function winView(win: Win, place: WinPlace, { words }: Pick<BotContext, 'words'>): InteractionEditReplyOptions {
  const by = escapeMarkdown(win.proposedBy || win.authorName || '?');
  const facts = [
    words.glimcap('win.view.from', { author: escapeMarkdown(win.authorName || '?'), by }),
    words.glimcap('win.view.week', { weekEnd: win.weekEnd }),
    ...(win.decidedBy ? [words.glimcap('win.view.decided', { by: escapeMarkdown(win.decidedBy) })] : []),
    ...(win.messageUrl ? [`[${words.glimcap('win.view.message')}](${win.messageUrl})`] : []),
  ];
  const embed = new EmbedBuilder()
    .setTitle(`${MARKS[win.state]} ${areaHeading(win)}`)
    .setDescription(win.text)
    .addFields({ name: words.glimcap(`win.state.${win.state}`), value: facts.join('\n') });
  const button = (verb: 'accept' | 'decline' | 'edit', style: ButtonStyle, isDisabled = false) =>
    new ButtonBuilder()
      .setCustomId(customId(`win-${verb}`, winId(win.id, place)))
      .setLabel(words.glimcap(`win.button.${verb}`))
      .setStyle(style)
      .setDisabled(isDisabled);
  const back = new ButtonBuilder()
    .setCustomId(customId('win-page', placeId(place)))
    .setLabel(words.glimcap('win.button.back'))
    .setStyle(ButtonStyle.Secondary);
  const row = new ActionRowBuilder<ButtonBuilder>().addComponents(
    button('accept', ButtonStyle.Success, win.state === 'accepted'),
    button('decline', ButtonStyle.Danger, win.state === 'declined'),
    button('edit', ButtonStyle.Secondary),
    back,
  );
  return { content: '', embeds: [embed], components: [row] };
}
