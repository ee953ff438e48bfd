import { EMOTE_MODES } from '#domain/emotes/guild-emote-policy.entity.ts';
import type { PolicyChange } from '#domain/emotes/guild-emotes.ts';
import type { Subcommand } from '../slash-command.ts';
import { getEmote } from './get-emote.ts';
import { policyText } from './policy-text.ts';
import { requireEmoteManager } from './require-emote-manager.ts';

/** Changes what is given, and says what the guild has now. */
export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    requireEmoteManager(interaction, context);
    const { options, guildId, member } = interaction;
    const ids = async (option: string) => {
      const name = options.getString(option);
      return name ? [(await getEmote(name, context)).id] : [];
    };
    const [add, drop] = [await ids('add'), await ids('drop')];
    const mode =
      EMOTE_MODES.find((each) => each === options.getString('mode')) ?? (add.length > 0 ? 'chosen' : undefined);
    const [maxStatic, maxAnimated] = [options.getInteger('static'), options.getInteger('animated')];
    const change: PolicyChange = {
      ...(mode && { mode }),
      ...(add.length > 0 && { add }),
      ...(drop.length > 0 && { drop }),
      ...(maxStatic !== null && { maxStatic: slots(maxStatic) }),
      ...(maxAnimated !== null && { maxAnimated: slots(maxAnimated) }),
    };
    if (Object.keys(change).length > 0) await context.guildEmotes.choose(guildId, change, member.displayName);
    await interaction.editReply(await policyText(guildId, context));
  },
} satisfies Subcommand;

function slots(given: number): number | null {
  return given < 0 ? null : given;
}
