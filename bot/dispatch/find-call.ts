import type {
  ButtonInteraction,
  ChatInputCommandInteraction,
  MessageComponentInteraction,
  ModalSubmitInteraction,
  RepliableInteraction,
} from 'discord.js';
import type { BotContext } from '../context.ts';
import { parseCustomId } from '../custom-id.ts';
import type { Registry } from '../registry.ts';
import { byKey } from './by-key.ts';
import { type Call, callOf } from './call.ts';
import { findCommand } from './find-command.ts';
import { findMenuCommand } from './find-menu-command.ts';
import { findSelect } from './find-select.ts';
import { unfit } from './unfit.ts';

/** Finds what answers an interaction. @throws DomainError when nothing does, or not there */
export type FindCall = (interaction: RepliableInteraction, context: BotContext) => Call;

export function createFindCall(registry: Registry): FindCall {
  const commands = byKey(registry.commands, (command) => command.data.name);
  const menus = {
    message: byKey(registry.messageCommands, (command) => command.data.name),
    user: byKey(registry.userCommands, (command) => command.data.name),
  };
  const buttons = byKey(registry.buttons, (button) => button.verb);
  const selects = byKey(registry.selects, (select) => select.verb);
  const modals = byKey(registry.modals, (modal) => modal.verb);

  return (interaction, context) => {
    if (interaction.isChatInputCommand()) return ofCommand(interaction, context);
    if (interaction.isContextMenuCommand()) return findMenuCommand(menus, interaction, context);
    if (interaction.isMessageComponent() || interaction.isModalSubmit()) return ofCustomId(interaction, context);
    throw unfit.outdated();
  };

  function ofCommand(interaction: ChatInputCommandInteraction, context: BotContext): Call {
    const handler = findCommand(commands, interaction);
    if (!handler) throw unfit.outdated();
    const { defer = 'ephemeral' } = handler;
    return callOf(handler, { interaction, isCached: (each) => each.inCachedGuild(), defer }, context);
  }

  function ofCustomId(interaction: MessageComponentInteraction | ModalSubmitInteraction, context: BotContext): Call {
    const parsed = parseCustomId(interaction.customId);
    if (!parsed) throw unfit.outdated();
    const { verb, id } = parsed;
    const select = selects.get(verb);
    if (select && interaction.isAnySelectMenu()) return findSelect(select, interaction, { id, context });
    if (interaction.isButton()) return ofButton(interaction, { verb, id, context });
    if (interaction.isModalSubmit()) return ofModal(interaction, { verb, id, context });
    throw unfit.outdated();
  }

  function ofButton(interaction: ButtonInteraction, { verb, id, context }: Named): Call {
    const handler = buttons.get(verb);
    if (!handler) throw unfit.outdated();
    const { defer } = handler;
    return callOf(handler, { interaction, isCached: (each) => each.inCachedGuild(), defer }, id, context);
  }

  function ofModal(interaction: ModalSubmitInteraction, { verb, id, context }: Named): Call {
    const handler = modals.get(verb);
    if (!handler) throw unfit.outdated();
    const { defer } = handler;
    return callOf(handler, { interaction, isCached: (each) => each.inCachedGuild(), defer }, id, context);
  }
}

interface Named {
  verb: string;
  id: string;
  context: BotContext;
}
