import { ChannelType, type Client, DiscordAPIError, RESTJSONErrorCodes, type TextChannel } from 'discord.js';
import type { TicketPanel } from '#domain/support/categories/ticket-panel.entity.ts';
import type { BotContext } from '../../context.ts';
import { inGuildLanguage } from '../../guilds/in-guild-language.ts';
import { isRefused } from '../../is-refused.ts';
import { postOnce } from '../../post-once.ts';
import { panel } from './panel.embed.ts';

/** Nobody will post there, however often it is tried: the text channel is gone or closed to us. */
const OUT_OF_REACH: readonly (string | number)[] = [
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
];

/**
 * Brings a guild's panels up to date: posts those that do not stand, edits the
 * others in place, takes away those that were removed. A durable job; panels that
 * a moderator deleted stay deleted.
 */
export function showPanels({ guildId }: { guildId: string }, context: BotContext): Promise<void> {
  return context.inTurn.run(`panels:${guildId}`, async () => {
    const posting = await inGuildLanguage(guildId, context);
    await editGuildPanel(guildId, posting);
    for (const each of await context.ticketPanels.list(guildId))
      await inReach(each, posting, () => show(each, posting));
    for (const each of await context.ticketPanels.listToTakeAway(guildId)) {
      await inReach(each, posting, () => takeAway(each, posting));
    }
  });
}

/** The panel in the ticket channel, which set-up posts. */
async function editGuildPanel(guildId: string, context: BotContext): Promise<void> {
  const { ticketChannelId, panelMessageId } = (await context.guilds.findSettings(guildId)) ?? {};
  const textChannel = ticketChannelId ? findTextChannel(ticketChannelId, context) : null;
  if (!textChannel || !panelMessageId) return;
  try {
    const categories = await context.ticketCategories.list(guildId);
    await textChannel.messages.edit(panelMessageId, panel(categories, context));
  } catch (error) {
    if (!isRefused(error)) throw error;
    context.log.info({ guildId, reason: error.message }, 'ticket panel not edited');
  }
}

async function show(shown: TicketPanel, context: BotContext): Promise<void> {
  const textChannel = findTextChannel(shown.textChannelId, context);
  if (!textChannel) return context.ticketPanels.gone(shown);
  const message = async () =>
    panel(await context.ticketPanels.categoriesOf(shown), context, { ...shown, url: urlOf(shown, context) });
  if (shown.messageId) {
    await textChannel.messages.edit(shown.messageId, await message());
    return;
  }
  const posted = await postOnce(textChannel, {
    ...{ id: shown.id, attemptedAt: shown.attemptedAt ?? null, url: urlOf(shown, context), message },
    attempted: () => context.ticketPanels.attempted(shown),
  });
  await context.ticketPanels.posted(shown, posted.message.id);
  context.log.info({ guildId: shown.guildId, panelId: shown.id }, 'ticket panel posted');
}

async function takeAway(shown: TicketPanel, context: BotContext): Promise<void> {
  const textChannel = findTextChannel(shown.textChannelId, context);
  if (textChannel && shown.messageId) await textChannel.messages.delete(shown.messageId);
  await context.ticketPanels.gone(shown);
}

/** One panel that cannot be shown keeps no other from being shown. */
async function inReach(shown: TicketPanel, context: BotContext, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) throw error;
    if (error.code === RESTJSONErrorCodes.UnknownMessage) return context.ticketPanels.gone(shown);
    if (!OUT_OF_REACH.includes(error.code)) throw error;
    context.log.warn({ guildId: shown.guildId, panelId: shown.id, reason: error.message }, 'ticket panel not shown');
  }
}

function findTextChannel(textChannelId: string, { client }: { client: Client }): TextChannel | null {
  const found = client.channels.cache.get(textChannelId);
  return found?.type === ChannelType.GuildText ? found : null;
}

/** The address by which a panel is known again that was posted before a crash. */
function urlOf({ id }: TicketPanel, { publicUrl }: Pick<BotContext, 'publicUrl'>): string {
  return `${publicUrl}/help?panel=${id}`;
}
