import type {
  ButtonInteraction,
  ChannelSelectMenuInteraction,
  ModalSubmitInteraction,
  RoleSelectMenuInteraction,
  StringSelectMenuInteraction,
  UserSelectMenuInteraction,
} from 'discord.js';
import type { BotContext } from './context.ts';
import type { Defer } from './slash-command.ts';
import type { Anywhere, InGuild } from './where.ts';

/** @param id what the custom id names */
type Execute<Interaction> = (interaction: Interaction, id: string, context: BotContext) => Promise<void>;

interface Named<AnyDefer = Defer> {
  /** The custom id's verb. */
  verb: string;
  defer: AnyDefer;
}

/** What a button with this verb does. */
export type ButtonHandler = Named &
  (
    | (InGuild & { execute: Execute<ButtonInteraction<'cached'>> })
    | (Anywhere & { execute: Execute<ButtonInteraction> })
  );

/** What choosing in a select with this verb does: among texts, unless it says among what. */
export type SelectHandler = Named &
  (
    | (InGuild & { of?: 'texts'; execute: Execute<StringSelectMenuInteraction<'cached'>> })
    | (InGuild & { of: 'users'; execute: Execute<UserSelectMenuInteraction<'cached'>> })
    | (InGuild & { of: 'roles'; execute: Execute<RoleSelectMenuInteraction<'cached'>> })
    | (InGuild & { of: 'channels'; execute: Execute<ChannelSelectMenuInteraction<'cached'>> })
    | (Anywhere & { of?: 'texts'; execute: Execute<StringSelectMenuInteraction> })
    | (Anywhere & { of: 'users'; execute: Execute<UserSelectMenuInteraction> })
  );

/** What happens when a modal with this verb is submitted. */
export type ModalHandler = Named<Exclude<Defer, 'none'>> &
  (
    | (InGuild & { execute: Execute<ModalSubmitInteraction<'cached'>> })
    | (Anywhere & { execute: Execute<ModalSubmitInteraction> })
  );
