import type { AnySelectMenuInteraction } from 'discord.js';
import type { BotContext } from '../context.ts';
import type { SelectHandler } from '../slash-command.ts';
import { type Call, callOf } from './call.ts';
import { unfit } from './unfit.ts';

/** The call of a select's handler, if it takes what was chosen. @throws as `callOf` */
export function findSelect(
  handler: SelectHandler,
  interaction: AnySelectMenuInteraction,
  { id, context }: { id: string; context: BotContext },
): Call {
  const { defer } = handler;
  if ((handler.of === undefined || handler.of === 'texts') && interaction.isStringSelectMenu()) {
    return callOf(handler, { interaction, isCached: (each) => each.inCachedGuild(), defer }, id, context);
  }
  if (handler.of === 'users' && interaction.isUserSelectMenu()) {
    return callOf(handler, { interaction, isCached: (each) => each.inCachedGuild(), defer }, id, context);
  }
  if (!interaction.inCachedGuild()) throw unfit.outsideGuild();
  if (handler.of === 'roles' && interaction.isRoleSelectMenu()) {
    return { defer, run: () => handler.execute(interaction, id, context) };
  }
  if (handler.of === 'channels' && interaction.isChannelSelectMenu()) {
    return { defer, run: () => handler.execute(interaction, id, context) };
  }
  throw unfit.outdated();
}
