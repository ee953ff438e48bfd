import type {
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { BotContext } from './context.ts';
import type { Anywhere, InGuild } from './where.ts';

export type { ButtonHandler, ModalHandler, SelectHandler } from './component-handler.ts';
export type { MessageCommand, UserCommand } from './menu-command.ts';

/**
 * How an interaction is acknowledged before any I/O, since Discord gives three
 * seconds: `ephemeral` and `public` defer a reply, `update` defers a change of the
 * component's message, `none` is for those whose first answer is a modal, which
 * cannot follow a deferral.
 */
export type Defer = 'ephemeral' | 'public' | 'update' | 'none';

type Execute<Chat> = (interaction: Chat, context: BotContext) => Promise<void>;

/** Completes an option while one types. What it throws is logged; the member sees no choices. */
type Autocomplete<Focused> = (interaction: Focused, context: BotContext) => Promise<void>;

/** One subcommand's handler, in a file of its own. */
export type Subcommand = { defer: Exclude<Defer, 'update'> } & (
  | (InGuild & {
      execute: Execute<ChatInputCommandInteraction<'cached'>>;
      autocomplete?: Autocomplete<AutocompleteInteraction<'cached'>>;
    })
  | (Anywhere & {
      execute: Execute<ChatInputCommandInteraction>;
      autocomplete?: Autocomplete<AutocompleteInteraction>;
    })
);

interface CommandParts {
  data: { name: string; toJSON(): RESTPostAPIChatInputApplicationCommandsJSONBody };
  subcommands?: Record<string, Subcommand>;
  /** Subcommands by the name of their group: `/emote policy set`. */
  groups?: Record<string, Record<string, Subcommand>>;
  defer?: Exclude<Defer, 'update'>;
}

/** A slash command: its payload for Discord, and its handler or those of its subcommands, which may share its autocomplete. */
export type SlashCommand = CommandParts &
  (
    | (InGuild & {
        execute?: Execute<ChatInputCommandInteraction<'cached'>>;
        autocomplete?: Autocomplete<AutocompleteInteraction<'cached'>>;
      })
    | (Anywhere & {
        execute?: Execute<ChatInputCommandInteraction>;
        autocomplete?: Autocomplete<AutocompleteInteraction>;
      })
  );
