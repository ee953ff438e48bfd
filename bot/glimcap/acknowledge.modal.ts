import type { ModalHandler } from '../slash-command.ts';
import { ACKNOWLEDGE, REASON_FIELD } from './acknowledge.button.ts';
import { requireReviewer } from './require-reviewer.ts';
import { parseReviewedId } from './reviewed-id.ts';

/** Acknowledges every open finding of a draft with the reason that was given. */
export default {
  verb: ACKNOWLEDGE,
  defer: 'ephemeral',

  async execute(interaction, id, context) {
    await requireReviewer(interaction, context);
    const { glimcap, glimcapDesk, words } = context;
    const reviewed = parseReviewedId(id, context);
    const reason = interaction.fields.getTextInputValue(REASON_FIELD);
    const report = await glimcap.find(reviewed.reportId);
    const { open } = report ? await glimcapDesk.gate(report) : { open: [] };
    const findingIds = open.map((finding) => finding.id);
    await glimcapDesk.acknowledge(reviewed, { findingIds, reason, by: interaction.member.displayName });
    await interaction.editReply(words.glimcap('acknowledge.done', { count: open.length }));
  },
} satisfies ModalHandler;
