import { LabelBuilder, ModalBuilder, TextInputBuilder, TextInputStyle } from 'discord.js';
import type { BotContext } from '../../context.ts';
import { customId } from '../../custom-id.ts';

export const ADD_SNIPPET = 'snippet-add';
export const EDIT_SNIPPET = 'snippet-edit';
export const SNIPPET_FIELD = 'text';

/** The text of a snippet has several lines, which no option of a command has. */
export function snippetForm(
  { verb, name, text = '' }: { verb: typeof ADD_SNIPPET | typeof EDIT_SNIPPET; name: string; text?: string },
  { words }: Pick<BotContext, 'words'>,
): ModalBuilder {
  const input = new TextInputBuilder()
    .setCustomId(SNIPPET_FIELD)
    .setStyle(TextInputStyle.Paragraph)
    .setMaxLength(1_500)
    .setRequired(true);
  if (text) input.setValue(text);
  return new ModalBuilder()
    .setCustomId(customId(verb, name))
    .setTitle(name.slice(0, 45))
    .addLabelComponents(
      new LabelBuilder()
        .setLabel(words.tickets('snippet.text'))
        .setDescription(words.tickets('snippet.how'))
        .setTextInputComponent(input),
    );
}
