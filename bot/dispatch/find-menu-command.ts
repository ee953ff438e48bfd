import type { ContextMenuCommandInteraction } from 'discord.js';
import type { BotContext } from '../context.ts';
import type { MessageCommand, UserCommand } from '../slash-command.ts';
import type { Call } from './call.ts';
import { unfit } from './unfit.ts';

/** The commands in the menus of messages and of members, by their names. */
export interface MenuCommands {
  message: ReadonlyMap<string, MessageCommand>;
  user: ReadonlyMap<string, UserCommand>;
}

/** @throws as `callOf` */
export function findMenuCommand(
  commands: MenuCommands,
  interaction: ContextMenuCommandInteraction,
  context: BotContext,
): Call {
  if (!interaction.inCachedGuild()) throw unfit.outsideGuild();
  const name = interaction.commandName;
  const ofMessage = commands.message.get(name);
  if (ofMessage && interaction.isMessageContextMenuCommand()) {
    return { defer: ofMessage.defer, run: () => ofMessage.execute(interaction, context) };
  }
  const ofUser = commands.user.get(name);
  if (ofUser && interaction.isUserContextMenuCommand()) {
    return { defer: ofUser.defer, run: () => ofUser.execute(interaction, context) };
  }
  throw unfit.outdated();
}
