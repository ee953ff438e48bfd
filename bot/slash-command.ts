import type {
  AutocompleteInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
  StringSelectMenuInteraction,
} from 'discord.js';
import type { BotContext } from './context.ts';

/**
 * How an interaction is acknowledged before any I/O, since Discord gives three
 * seconds: `ephemeral` and `public` defer a reply, `update` defers a change of the
 * component's message, `none` is for those whose first answer is a modal, which
 * cannot follow a deferral.
 */
export type Defer = 'ephemeral' | 'public' | 'update' | 'none';

/** One subcommand's handler, in a file of its own. */
export interface Subcommand {
  defer: Exclude<Defer, 'update'>;
  execute(interaction: ChatInputCommandInteraction<'cached'>, context: BotContext): Promise<void>;
}

/** A slash command: its payload for Discord, and its handler or those of its subcommands. */
export interface SlashCommand {
  data: { name: string; toJSON(): RESTPostAPIChatInputApplicationCommandsJSONBody };
  subcommands?: Record<string, Subcommand>;
  defer?: Exclude<Defer, 'update'>;
  execute?(interaction: ChatInputCommandInteraction<'cached'>, context: BotContext): Promise<void>;
  autocomplete?(interaction: AutocompleteInteraction<'cached'>, context: BotContext): Promise<void>;
}

/** What a button with this verb does. `id` is what the custom id names. */
export interface ButtonHandler {
  verb: string;
  defer: Defer;
  execute(interaction: ButtonInteraction<'cached'>, id: string, context: BotContext): Promise<void>;
}

/** What is done with a message from its own menu. */
export interface MessageCommand {
  data: { name: string; toJSON(): RESTPostAPIContextMenuApplicationCommandsJSONBody };
  defer: 'ephemeral';
  execute(interaction: MessageContextMenuCommandInteraction<'cached'>, context: BotContext): Promise<void>;
}

/** What choosing in a select with this verb does. */
export interface SelectHandler {
  verb: string;
  defer: Defer;
  execute(interaction: StringSelectMenuInteraction<'cached'>, id: string, context: BotContext): Promise<void>;
}

/** What happens when a modal with this verb is submitted. */
export interface ModalHandler {
  verb: string;
  defer: Exclude<Defer, 'none'>;
  execute(interaction: ModalSubmitInteraction<'cached'>, id: string, context: BotContext): Promise<void>;
}
