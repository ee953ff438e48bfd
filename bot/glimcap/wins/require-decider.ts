import type { BaseInteraction } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { BotContext } from '../../context.ts';
import { isHomeStaff } from '../../guilds/is-home-staff.ts';
import { requireHome } from '../../guilds/require-home.ts';

/**
 * Staff decide what is printed as a win.
 * @throws DomainError forbidden `wins_staff_only`, `home_guild_only`
 */
export async function requireDecider(interaction: BaseInteraction<'cached'>, context: BotContext): Promise<void> {
  requireHome(interaction, context);
  if (await isHomeStaff(interaction, context)) return;
  throw new DomainError('forbidden', 'wins_staff_only', context.words.glimcap('win.staffOnly'));
}
