import { LabelBuilder, ModalBuilder, TextInputBuilder, TextInputStyle } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { GlimcapReport } from '#domain/glimcap/glimcap-report.entity.ts';
import type { BotContext } from '../context.ts';
import { customId } from '../custom-id.ts';
import type { SelectHandler } from '../slash-command.ts';
import { deskUrl } from './desk-url.ts';
import { SECTION } from './edit.button.ts';
import { type Editable, parseEditable, sectionText } from './edit-section.ts';
import { getReviewedDraft } from './get-reviewed-draft.ts';
import { requireReviewer } from './require-reviewer.ts';

export const EDIT_FORM = 'glimcap-edit';
export const TEXT_FIELD = 'text';
/** Discord's limit for what is typed into a form. */
const INPUT_LENGTH = 4_000;
const AUTHOR_LENGTH = 100;
const EXAMPLE = '{{discord.change}}';

/** Opens a section's text in a form. */
export default {
  verb: SECTION,
  // A form cannot follow a deferral.
  defer: 'none',

  async execute(interaction, id, context) {
    await requireReviewer(interaction, context);
    const report = await getReviewedDraft(id, context);
    const section = parseEditable(interaction.values[0], context);
    const text = sectionText(section, report);
    if (text.length > INPUT_LENGTH) throw tooLong(report, context);
    await interaction.showModal(editForm(id, section, text, context));
  },
} satisfies SelectHandler;

function editForm(id: string, section: Editable, text: string, { words }: BotContext): ModalBuilder {
  const name = words.glimcap(`section.${section}`);
  const isAuthor = section === 'author';
  const input = new TextInputBuilder()
    .setCustomId(TEXT_FIELD)
    .setStyle(isAuthor ? TextInputStyle.Short : TextInputStyle.Paragraph)
    .setMaxLength(isAuthor ? AUTHOR_LENGTH : INPUT_LENGTH)
    .setRequired(isAuthor);
  if (text !== '') input.setValue(text);
  const label = new LabelBuilder().setLabel(name).setTextInputComponent(input);
  if (!isAuthor) label.setDescription(words.glimcap('edit.hint', { example: EXAMPLE }));
  return new ModalBuilder()
    .setCustomId(customId(EDIT_FORM, `${id}.${section}`))
    .setTitle(name)
    .addLabelComponents(label);
}

function tooLong(report: GlimcapReport, context: BotContext): DomainError {
  const sentence = context.words.glimcap('edit.tooLong', { url: deskUrl(report, context) });
  return new DomainError('invalid', 'section_too_long', sentence);
}
