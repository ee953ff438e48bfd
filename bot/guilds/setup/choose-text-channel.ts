import type { Guild } from 'discord.js';
import type { BotContext } from '../../context.ts';
import { ensurePanel } from '../../support/ensure-panel.ts';
import type { TextChannelSetting } from './text-channel-choice.ts';

/** Keeps a guild's choice of a text channel; null is none. A new ticket channel gets a panel of its own. */
export async function chooseTextChannel(
  guild: Guild,
  { setting, id }: { setting: TextChannelSetting; id: string | null },
  context: BotContext,
): Promise<void> {
  const before = await context.guilds.findSettings(guild.id);
  const isMoved = setting === 'ticketChannelId' && before?.ticketChannelId !== id;
  await context.guilds.choose(guild.id, { [setting]: id, ...(isMoved ? { panelMessageId: null } : {}) });
  context.log.info({ guildId: guild.id, setting, textChannelId: id }, 'text channel chosen');
  if (isMoved && id) await ensurePanel(guild, context);
}
