import { DomainError } from '#domain/errors.ts';
import { type AdminCommand, UsageError, word } from './admin-command.ts';
import { isDiscordId } from './is-discord-id.ts';

/** What a member asks for who wants to be forgotten: their ticket texts and files, what they said in chats, their wins, their emotes, their account, their channel. */
export const forgetMember: AdminCommand = {
  name: 'forget-member',
  usage: 'forget-member DISCORD_ID',
  positionals: 1,

  async run(input) {
    const discordId = word(input, 0);
    if (!isDiscordId(discordId)) throw new UsageError('DISCORD_ID is 17 to 20 digits');
    const {
      accounts,
      billing,
      chat,
      emoteProposals,
      helpFeedback,
      livePings,
      memberLocales,
      memberRoles,
      support,
      wins,
    } = input.domain;
    const messagesBlanked = await support.forgetMember(discordId);
    const chatMessagesBlanked = await chat.forgetMember(discordId);
    const winsBlanked = await wins.forgetMember(discordId);
    const emotesBlanked = await emoteProposals.forgetMember(discordId);
    const helpVotesDeleted = await helpFeedback.forgetMember(discordId);
    await billing.forgetDiscord(discordId);
    await memberLocales.forget(discordId);
    await livePings.forget(discordId);
    const isAccountDeleted = await accounts.forgetDiscord(discordId);
    // Theirs, and those of who subscribed to their channel.
    if (isAccountDeleted) await memberRoles.enqueueAll();
    const count = messagesBlanked + winsBlanked + emotesBlanked + helpVotesDeleted;
    if (count === 0 && !isAccountDeleted) {
      throw new DomainError('not_found', 'member_not_found', `Nothing is known of ${discordId}.`);
    }
    return {
      discordId,
      messagesBlanked,
      chatMessagesBlanked,
      winsBlanked,
      emotesBlanked,
      helpVotesDeleted,
      isAccountDeleted,
    };
  },
};
