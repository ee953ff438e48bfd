import { TimestampStyles, time } from 'discord.js';
import type { Subcommand } from '../slash-command.ts';
import { getEmote } from './get-emote.ts';
import { policyText } from './policy-text.ts';
import { requireEmoteManager } from './require-emote-manager.ts';

/** Has the guild brought in step; the report says how far that is. */
export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    requireEmoteManager(interaction, context);
    const { guildEmotes, emoteSyncs, words } = context;
    const { guildId, options } = interaction;
    const policy = await guildEmotes.findPolicy(guildId);
    if (!policy || policy.mode === 'off') {
      await interaction.editReply(await policyText(guildId, context));
      return;
    }
    const restore = options.getString('restore');
    if (restore) await guildEmotes.bringBack(guildId, await getEmote(restore, context));
    await guildEmotes.ask(guildId);
    const { retryAt } = (await emoteSyncs.find(guildId)) ?? {};
    const isWaiting = await emoteSyncs.isWaiting(guildId);
    await interaction.editReply(
      isWaiting && retryAt
        ? words.emotes('sync.limited', { until: time(retryAt, TimestampStyles.ShortTime) })
        : words.emotes('sync.begun'),
    );
  },
} satisfies Subcommand;
