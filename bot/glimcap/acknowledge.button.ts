import { MessageFlags } from 'discord.js';
import type { ButtonHandler } from '../slash-command.ts';
import { ACKNOWLEDGE, acknowledgeForm } from './acknowledge-form.ts';
import { getReviewedDraft } from './get-reviewed-draft.ts';
import { openFindings } from './open-findings.ts';
import { requireReviewer } from './require-reviewer.ts';

/** Asks which findings of the sanity gate are acknowledged, and why. */
export default {
  verb: ACKNOWLEDGE,
  // A form cannot follow a deferral.
  defer: 'none',

  async execute(interaction, id, context) {
    await requireReviewer(interaction, context);
    const { open } = await context.glimcapDesk.gate(await getReviewedDraft(id, context));
    const findings = open.filter(({ kind }) => kind !== 'reference');
    if (findings.length > 0) await interaction.showModal(acknowledgeForm(id, findings, context));
    else await interaction.reply({ ...openFindings({ id, open }, context), flags: MessageFlags.Ephemeral });
  },
} satisfies ButtonHandler;
