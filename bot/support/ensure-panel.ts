import { DiscordAPIError, type Guild } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { BotContext } from '../context.ts';
import { customId } from '../custom-id.ts';
import { inGuildLanguage } from '../guilds/in-guild-language.ts';
import { getDesk } from './desk.ts';
import { PANEL_BUTTON, panel } from './panels/panel.embed.ts';

/** How many messages back a panel is looked for whose id was not stored. */
const LOOK_BACK = 50;

/**
 * Posts the panel of a guild whose ticket channel was found by its name, once:
 * its id is stored, so a panel that a moderator deleted stays deleted. A crash
 * before the id is stored leaves a panel that the next start finds by its button.
 */
export async function ensurePanel(guild: Guild, context: BotContext): Promise<void> {
  const settings = await context.guilds.findSettings(guild.id);
  if (!settings?.ticketChannelId || settings.panelMessageId) return;
  try {
    await post(guild, context);
  } catch (error) {
    if (!(error instanceof DomainError || error instanceof DiscordAPIError)) throw error;
    // Staff have to grant something first; `/setup` tells them what.
    context.log.warn({ guildId: guild.id, reason: error.message }, 'ticket panel not posted');
  }
}

async function post(guild: Guild, context: BotContext): Promise<void> {
  const { ticketChannel } = await getDesk(guild, context);
  const recent = await ticketChannel.messages.fetch({ limit: LOOK_BACK, cache: false });
  const known = recent.find(
    ({ author, components, embeds }) =>
      author.id === guild.client.user.id &&
      // A panel that was added by hand has an address of its own.
      !embeds[0]?.url &&
      JSON.stringify(components).includes(`"${customId(PANEL_BUTTON)}`),
  );
  const nonce = `panel${guild.id}`;
  const posting = await inGuildLanguage(guild.id, context);
  const categories = await context.ticketCategories.list(guild.id);
  const message = known ?? (await ticketChannel.send({ ...panel(categories, posting), nonce, enforceNonce: true }));
  await context.guilds.choose(guild.id, { panelMessageId: message.id });
  context.log.info({ guildId: guild.id, messageId: message.id }, 'ticket panel posted');
}
