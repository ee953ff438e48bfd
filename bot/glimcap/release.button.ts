import type { ButtonHandler } from '../slash-command.ts';
import { requireReviewer } from './require-reviewer.ts';
import { parseReviewedId } from './reviewed-id.ts';

export default {
  verb: 'glimcap-release',
  defer: 'ephemeral',

  async execute(interaction, id, context) {
    await requireReviewer(interaction, context);
    const { number } = await context.glimcap.release(parseReviewedId(id, context));
    await interaction.editReply(context.words.glimcap('released', { number }));
  },
} satisfies ButtonHandler;
