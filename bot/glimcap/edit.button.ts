import { ActionRowBuilder, StringSelectMenuBuilder } from 'discord.js';
import { customId } from '../custom-id.ts';
import type { ButtonHandler } from '../slash-command.ts';
import { EDITABLE, sectionText } from './edit-section.ts';
import { getReviewedDraft } from './get-reviewed-draft.ts';
import { requireReviewer } from './require-reviewer.ts';

export const SECTION = 'glimcap-section';
/** Of Discord's 100 characters; the rest is for the ellipsis. */
const PREVIEW_LENGTH = 99;

/** Asks which section is to be edited. */
export default {
  verb: 'glimcap-edit',
  defer: 'ephemeral',

  async execute(interaction, id, context) {
    await requireReviewer(interaction, context);
    const { words } = context;
    const report = await getReviewedDraft(id, context);
    const select = new StringSelectMenuBuilder()
      .setCustomId(customId(SECTION, id))
      .setPlaceholder(words.glimcap('edit.choose'))
      .addOptions(
        EDITABLE.map((section) => ({
          label: words.glimcap(`section.${section}`),
          value: section,
          description: preview(sectionText(section, report)) || words.glimcap('edit.empty'),
        })),
      );
    await interaction.editReply({
      content: words.glimcap('edit.which', { number: report.number }),
      components: [new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(select)],
    });
  },
} satisfies ButtonHandler;

function preview(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= PREVIEW_LENGTH ? line : `${line.slice(0, PREVIEW_LENGTH)}…`;
}
