import { LabelBuilder, ModalBuilder, TextInputBuilder, TextInputStyle } from 'discord.js';
import type { BotContext } from '../../context.ts';
import { customId } from '../../custom-id.ts';

export const DECLINE = 'emote-decline';
export const RENAME = 'emote-rename';
export const FIELD = 'text';

type Words = Pick<BotContext, 'words'>;

/** Asks why an emote is declined. */
export function declineForm(id: string, { words }: Words): ModalBuilder {
  const reason = new TextInputBuilder()
    .setCustomId(FIELD)
    .setStyle(TextInputStyle.Paragraph)
    .setPlaceholder(words.emotes('review.declineHint'))
    .setMaxLength(500)
    .setRequired(true);
  return form(DECLINE, id, words.emotes('review.declineTitle'), words.emotes('review.reason'), reason);
}

/** Asks what an emote shall be called. */
export function renameForm(id: string, name: string, { words }: Words): ModalBuilder {
  const input = new TextInputBuilder()
    .setCustomId(FIELD)
    .setStyle(TextInputStyle.Short)
    .setValue(name)
    .setMinLength(2)
    .setMaxLength(32)
    .setRequired(true);
  return form(RENAME, id, words.emotes('review.renameTitle'), words.emotes('review.name'), input);
}

function form(verb: string, id: string, title: string, label: string, input: TextInputBuilder): ModalBuilder {
  return new ModalBuilder()
    .setCustomId(customId(verb, id))
    .setTitle(title)
    .addLabelComponents(new LabelBuilder().setLabel(label).setTextInputComponent(input));
}
