import type { ButtonHandler } from '../../slash-command.ts';
import { requireEmoteReviewer } from './require-emote-reviewer.ts';
import { showReview } from './show-review.ts';

/** Approves an emote; the guilds that want it have it soon. */
export default {
  verb: 'emote-approve',
  defer: 'update',

  async execute(interaction, id, context) {
    await requireEmoteReviewer(interaction, context);
    await context.emoteDesk.approve(id, interaction.member.displayName);
    await showReview({ emoteId: id }, context);
  },
} satisfies ButtonHandler;
