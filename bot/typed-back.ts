import {
  ApplicationCommandOptionType,
  AttachmentBuilder,
  type CommandInteractionOption,
  ComponentType,
  EmbedBuilder,
  type ModalSubmitFields,
  type RepliableInteraction,
} from 'discord.js';
import type { BotContext } from './context.ts';

/** Room for a code block in the 4,096 characters of an embed's description. */
const SHOWN_LENGTH = 4_000;
const FENCE = '```';
/** A command's options that are shorter are typed again in no time. */
const LONG_OPTION = 40;

/** What somebody typed that could not be taken, so that they can copy it: nobody types a page twice. */
export function typedBack(
  interaction: RepliableInteraction,
  { words }: Pick<BotContext, 'words'>,
): { embeds?: EmbedBuilder[]; files?: AttachmentBuilder[] } {
  const text = textsOf(interaction).join('\n\n');
  if (text === '') return {};
  if (text.length > SHOWN_LENGTH || text.includes(FENCE)) {
    return { files: [new AttachmentBuilder(Buffer.from(text), { name: 'typed.md' })] };
  }
  const embed = new EmbedBuilder().setTitle(words.bot('typed')).setDescription(`${FENCE}\n${text}\n${FENCE}`);
  return { embeds: [embed] };
}

function textsOf(interaction: RepliableInteraction): string[] {
  if (interaction.isModalSubmit()) return formTexts(interaction.fields);
  return interaction.isChatInputCommand() ? optionTexts(interaction.options.data) : [];
}

function formTexts({ fields }: ModalSubmitFields): string[] {
  return [...fields.values()].flatMap((field) =>
    field.type === ComponentType.TextInput && field.value.trim() !== '' ? [field.value] : [],
  );
}

function optionTexts(options: readonly CommandInteractionOption[]): string[] {
  return options.flatMap(({ type, value, options: inner }) => {
    if (inner) return optionTexts(inner);
    const isLong = type === ApplicationCommandOptionType.String && String(value).length >= LONG_OPTION;
    return isLong ? [String(value)] : [];
  });
}
