import type {
  MessageContextMenuCommandInteraction,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
  UserContextMenuCommandInteraction,
} from 'discord.js';
import type { BotContext } from './context.ts';
import type { Defer } from './slash-command.ts';

/** A command in the menu of a message or a member. Discord shows these in guilds. */
interface MenuCommand<Interaction> {
  data: { name: string; toJSON(): RESTPostAPIContextMenuApplicationCommandsJSONBody };
  defer: Exclude<Defer, 'update'>;
  execute(interaction: Interaction, context: BotContext): Promise<void>;
}

/** What is done with a message from its own menu. */
export type MessageCommand = MenuCommand<MessageContextMenuCommandInteraction<'cached'>>;

/** What is done with a member from their own menu. */
export type UserCommand = MenuCommand<UserContextMenuCommandInteraction<'cached'>>;
