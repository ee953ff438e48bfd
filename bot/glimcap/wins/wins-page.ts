import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  EmbedBuilder,
  escapeMarkdown,
  type InteractionEditReplyOptions,
  StringSelectMenuBuilder,
} from 'discord.js';
import type { Win } from '#domain/glimcap/wins/win.entity.ts';
import { areaHeading } from '#domain/glimcap/wins/win-area.ts';
import type { BotContext } from '../../context.ts';
import { customId } from '../../custom-id.ts';
import { MARKS, oneLine } from './win-line.ts';
import { placeId, type WinPlace } from './win-place.ts';

/** Ten sentences of 300 characters and their headings fit the 4,096 of an embed. */
const PAGE_SIZE = 10;
const LINE_LENGTH = 300;
const OPTION_LENGTH = 95;
/** More than staff ever left undecided. */
const OPEN_LISTED = 200;

interface View extends WinPlace {
  /** Staff see what was declined too, and decide. */
  isStaff: boolean;
  /** What has just been done. */
  note?: string;
}

/** The wins of a week by area, and for staff a menu to decide on each. */
export async function winsPage(
  { scope, page, isStaff, note }: View,
  context: BotContext,
): Promise<InteractionEditReplyOptions> {
  const { words } = context;
  const all = await listed(scope, isStaff, context);
  const pages = Math.max(1, Math.ceil(all.length / PAGE_SIZE));
  const place = { scope, page: Math.min(page, pages - 1) };
  const shown = all.slice(place.page * PAGE_SIZE, (place.page + 1) * PAGE_SIZE);
  const title = scope === 'open' ? words.glimcap('win.list.open') : words.glimcap('win.list.week', { weekEnd: scope });
  const embed = new EmbedBuilder().setTitle(title).setDescription(describe(shown) || words.glimcap('win.list.none'));
  if (pages > 1) embed.setFooter({ text: words.glimcap('win.list.page', { page: place.page + 1, pages }) });
  return {
    content: note ?? '',
    embeds: [embed],
    components: [
      ...(isStaff && shown.length > 0 ? [menu(shown, place, context)] : []),
      ...(pages > 1 ? [turning(place, pages, context)] : []),
    ],
  };
}

async function listed(scope: string, isStaff: boolean, { wins }: BotContext): Promise<Win[]> {
  if (scope === 'open') return wins.listProposed({ limit: OPEN_LISTED });
  const all = await wins.listAll(scope);
  return isStaff ? all : all.filter(({ state }) => state !== 'declined');
}

function describe(wins: readonly Win[]): string {
  const groups = Map.groupBy(wins, areaHeading);
  const lines = [...groups].map(([heading, those]) =>
    [`**${escapeMarkdown(heading)}**`, ...those.map((win) => `${MARKS[win.state]} ${line(win)}`)].join('\n'),
  );
  return lines.join('\n\n');
}

function line({ text, authorName }: Win): string {
  const said = escapeMarkdown(oneLine(text, LINE_LENGTH / 2));
  return `${said}${authorName ? ` — ${escapeMarkdown(authorName)}` : ''}`.slice(0, LINE_LENGTH);
}

function menu(wins: readonly Win[], place: WinPlace, { words }: BotContext): ActionRowBuilder<StringSelectMenuBuilder> {
  const select = new StringSelectMenuBuilder()
    .setCustomId(customId('win-choose', placeId(place)))
    .setPlaceholder(words.glimcap('win.list.choose'))
    .addOptions(
      wins.map((win) => ({
        label: `${MARKS[win.state]} ${oneLine(win.text, OPTION_LENGTH)}`,
        value: win.id,
        description: oneLine(`${areaHeading(win)} · ${win.authorName || '?'}`, OPTION_LENGTH),
      })),
    );
  return new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(select);
}

function turning({ scope, page }: WinPlace, pages: number, { words }: BotContext): ActionRowBuilder<ButtonBuilder> {
  const button = (label: string, to: number) =>
    new ButtonBuilder()
      // Each id is one of its own, also where a button leads nowhere.
      .setCustomId(customId('win-page', placeId({ scope, page: Math.max(0, to) })))
      .setLabel(label)
      .setStyle(ButtonStyle.Secondary)
      .setDisabled(to < 0 || to >= pages);
  return new ActionRowBuilder<ButtonBuilder>().addComponents(
    button(words.glimcap('win.list.previous'), page - 1),
    button(words.glimcap('win.list.next'), page + 1),
  );
}
