import { EMOTE_MODES } from '#domain/emotes/guild-emote-policy.entity.ts';
import type { SelectHandler } from '../../slash-command.ts';
import { requireSetup } from './require-setup.ts';
import { EMOTE_SELECT } from './setup-verbs.ts';
import { showStep } from './show-step.ts';

/** Which of the platform's emotes the guild gets. */
export default {
  verb: EMOTE_SELECT,
  defer: 'update',

  async execute(interaction, key, context) {
    requireSetup(interaction, context);
    const mode = EMOTE_MODES.find((each) => each === interaction.values[0]);
    if (mode) await context.guildEmotes.choose(interaction.guildId, { mode }, interaction.member.displayName);
    await showStep(interaction, key, context);
  },
} satisfies SelectHandler;
