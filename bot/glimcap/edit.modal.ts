import type { ModalHandler } from '../slash-command.ts';
import { parseEditable, sectionEdits } from './edit-section.ts';
import { requireReviewer } from './require-reviewer.ts';
import { parseReviewedId } from './reviewed-id.ts';
import { EDIT_FORM, TEXT_FIELD } from './section.select.ts';

/** Puts the edited text into the draft that was in front of the reviewer, which becomes a new draft. */
export default {
  verb: EDIT_FORM,
  defer: 'ephemeral',

  async execute(interaction, id, context) {
    await requireReviewer(interaction, context);
    const { glimcapDesk, words } = context;
    const at = id.lastIndexOf('.');
    const section = parseEditable(id.slice(at + 1), context);
    const reviewed = parseReviewedId(id.slice(0, at), context);
    const text = interaction.fields.getTextInputValue(TEXT_FIELD);
    const { revision } = await glimcapDesk.edit(reviewed, sectionEdits(section, text), interaction.member.displayName);
    const name = words.glimcap(`section.${section}`);
    await interaction.editReply(words.glimcap(revision === reviewed.revision ? 'edit.same' : 'edit.done', { name }));
  },
} satisfies ModalHandler;
