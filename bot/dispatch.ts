import { randomUUIDv7 } from 'node:crypto';
import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  type RepliableInteraction,
  type StringSelectMenuInteraction,
} from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { BotContext } from './context.ts';
import { parseCustomId } from './custom-id.ts';
import type {
  ButtonHandler,
  Defer,
  MessageCommand,
  ModalHandler,
  SelectHandler,
  SlashCommand,
} from './slash-command.ts';
import { typedBack } from './typed-back.ts';

export interface Registry {
  commands: SlashCommand[];
  messageCommands: MessageCommand[];
  buttons: ButtonHandler[];
  selects: SelectHandler[];
  modals: ModalHandler[];
}

interface Parts {
  registry: Registry;
  context: BotContext;
  /** Each interaction is a unit of work of its own. */
  unitOfWork<T>(work: () => Promise<T>): Promise<T>;
}

interface Call {
  defer: Defer;
  run(): Promise<void>;
}

/**
 * Brings each interaction to its handler: acknowledged first, then run. This is
 * the bot's only catch: what is expected is told to the member, a bug is logged
 * and answered with a reference.
 */
export function createDispatch({ registry, context, unitOfWork }: Parts): (interaction: Interaction) => Promise<void> {
  const commands = byKey(registry.commands, (command) => command.data.name);
  const messageCommands = byKey(registry.messageCommands, (command) => command.data.name);
  const buttons = byKey(registry.buttons, (button) => button.verb);
  const selects = byKey(registry.selects, (select) => select.verb);
  const modals = byKey(registry.modals, (modal) => modal.verb);

  return async (interaction) => {
    if (!interaction.inCachedGuild()) return;
    if (interaction.isAutocomplete()) return autocomplete(interaction);
    if (!interaction.isRepliable()) return;
    try {
      const call = find(interaction);
      await acknowledge(interaction, call.defer);
      await unitOfWork(call.run);
    } catch (error) {
      await tell(interaction, error);
    }
  };

  function find(interaction: RepliableInteraction<'cached'>): Call {
    if (interaction.isChatInputCommand()) return findCommand(interaction);
    if (interaction.isMessageContextMenuCommand()) return findMessageCommand(interaction);
    if (interaction.isButton()) return findButton(interaction);
    if (interaction.isStringSelectMenu()) return findSelect(interaction);
    if (interaction.isModalSubmit()) return findModal(interaction);
    throw unknown();
  }

  function findCommand(interaction: ChatInputCommandInteraction<'cached'>): Call {
    const command = commands.get(interaction.commandName);
    const name = interaction.options.getSubcommand(false);
    const handler = name ? command?.subcommands?.[name] : command;
    if (!handler?.execute) throw unknown();
    const { execute } = handler;
    return { defer: handler.defer ?? 'ephemeral', run: () => execute(interaction, context) };
  }

  function findMessageCommand(interaction: MessageContextMenuCommandInteraction<'cached'>): Call {
    const command = messageCommands.get(interaction.commandName);
    if (!command) throw unknown();
    return { defer: command.defer, run: () => command.execute(interaction, context) };
  }

  function findButton(interaction: ButtonInteraction<'cached'>): Call {
    const parsed = parseCustomId(interaction.customId);
    const handler = parsed && buttons.get(parsed.verb);
    if (!handler) throw unknown();
    return { defer: handler.defer, run: () => handler.execute(interaction, parsed.id, context) };
  }

  function findSelect(interaction: StringSelectMenuInteraction<'cached'>): Call {
    const parsed = parseCustomId(interaction.customId);
    const handler = parsed && selects.get(parsed.verb);
    if (!handler) throw unknown();
    return { defer: handler.defer, run: () => handler.execute(interaction, parsed.id, context) };
  }

  function findModal(interaction: ModalSubmitInteraction<'cached'>): Call {
    const parsed = parseCustomId(interaction.customId);
    const handler = parsed && modals.get(parsed.verb);
    if (!handler) throw unknown();
    return { defer: handler.defer, run: () => handler.execute(interaction, parsed.id, context) };
  }

  async function autocomplete(interaction: AutocompleteInteraction<'cached'>): Promise<void> {
    const complete = commands.get(interaction.commandName)?.autocomplete;
    try {
      await (complete ? unitOfWork(() => complete(interaction, context)) : interaction.respond([]));
    } catch (error) {
      context.log.error({ err: error, command: interaction.commandName }, 'autocomplete failed');
    }
  }

  function unknown(): DomainError {
    return new DomainError('not_found', 'interaction_unknown', context.words.bot('outdated'));
  }

  async function tell(interaction: RepliableInteraction<'cached'>, error: unknown): Promise<void> {
    const content = error instanceof DomainError ? error.message : report(interaction, error);
    const typed = typedBack(interaction, context);
    try {
      const message = { content, ...typed, flags: MessageFlags.Ephemeral } as const;
      if (interaction.deferred && !isComponentUpdate(interaction)) await interaction.editReply({ content, ...typed });
      else if (interaction.deferred || interaction.replied) await interaction.followUp(message);
      else await interaction.reply(message);
    } catch (tellError) {
      context.log.warn({ err: tellError, interactionId: interaction.id }, 'member could not be told');
    }
  }

  function report(interaction: RepliableInteraction<'cached'>, error: unknown): string {
    const reference = randomUUIDv7().slice(-8);
    const { id: interactionId, guildId, user } = interaction;
    context.log.error({ err: error, reference, interactionId, guildId, userId: user.id }, 'interaction failed');
    return context.words.bot('broke', { reference });
  }
}

async function acknowledge(interaction: RepliableInteraction<'cached'>, defer: Defer): Promise<void> {
  if (defer === 'ephemeral') await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  else if (defer === 'public') await interaction.deferReply();
  else if (defer === 'update' && (interaction.isMessageComponent() || isFromMessage(interaction)))
    await interaction.deferUpdate();
}

function isFromMessage(interaction: RepliableInteraction<'cached'>): interaction is ModalSubmitInteraction<'cached'> {
  return interaction.isModalSubmit() && interaction.isFromMessage();
}

/** After a deferred update the "reply" is the component's own message, which an error must not overwrite. */
function isComponentUpdate(interaction: RepliableInteraction<'cached'>): boolean {
  return (interaction.isMessageComponent() || isFromMessage(interaction)) && interaction.ephemeral === null;
}

function byKey<T>(items: T[], key: (item: T) => string): Map<string, T> {
  return new Map(items.map((item) => [key(item), item]));
}
