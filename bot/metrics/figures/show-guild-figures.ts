import { DomainError } from '#domain/errors.ts';
import type { BotContext } from '../../context.ts';
import { inGuildLanguage } from '../../guilds/in-guild-language.ts';
import { showBoard } from './show-board.ts';
import { showCounters } from './show-counters.ts';

/** Brings a guild's message with the figures and its counters up to date. */
export async function showGuildFigures({ guildId }: { guildId: string }, ours: BotContext): Promise<void> {
  const context = await inGuildLanguage(guildId, ours);
  const guild = context.client.guilds.cache.get(guildId);
  if (!guild) return;
  await showCounters(guild, context);
  try {
    await context.inTurn.run(`figures:${guildId}`, () => showBoard(guildId, context));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    // Staff have to change something first; trying again would not help them.
    context.log.warn({ guildId, reason: error.message }, 'figures not shown');
  }
}
