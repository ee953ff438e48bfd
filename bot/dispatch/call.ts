import type { BaseInteraction } from 'discord.js';
import type { Defer } from '../slash-command.ts';
import type { Anywhere, InGuild } from '../where.ts';
import { unfit } from './unfit.ts';

/** What answers an interaction, and how it is acknowledged before. */
export interface Call {
  defer: Defer;
  run(): Promise<void>;
}

type Placed<Any, Cached, Rest extends unknown[]> =
  | (InGuild & { execute?: (interaction: Cached, ...rest: Rest) => Promise<void> })
  | (Anywhere & { execute?: (interaction: Any, ...rest: Rest) => Promise<void> });

interface Use<Any extends BaseInteraction, Cached extends Any> {
  interaction: Any;
  isCached(interaction: Any): interaction is Cached;
  defer: Defer;
}

/**
 * The call of a handler where it may be used.
 * @throws DomainError invalid `guild_only` and `dm_only`, not_found `interaction_unknown` for a handler that cannot run
 */
export function callOf<Any extends BaseInteraction, Cached extends Any, Rest extends unknown[]>(
  handler: Placed<Any, Cached, Rest>,
  { interaction, isCached, defer }: Use<Any, Cached>,
  ...rest: Rest
): Call {
  if (handler.where === 'dm' || handler.where === 'both') {
    const { execute } = handler;
    if (!execute) throw unfit.outdated();
    if (handler.where === 'dm' && interaction.guildId) throw unfit.inGuild();
    return { defer, run: () => execute(interaction, ...rest) };
  }
  const { execute } = handler;
  if (!execute) throw unfit.outdated();
  if (!isCached(interaction)) throw unfit.outsideGuild();
  return { defer, run: () => execute(interaction, ...rest) };
}
