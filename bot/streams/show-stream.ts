import { RateLimitError } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { Announcement } from '#domain/streams/announcement.entity.ts';
import type { Stream } from '#domain/streams/stream.entity.ts';
import type { BotContext } from '../context.ts';
import { inGuildLanguage } from '../guilds/in-guild-language.ts';
import { discordRefusal } from './discord-refusal.ts';
import { showCard } from './show-card.ts';

/**
 * Brings every card of a stream to its present state, posting those that do not
 * stand yet. What fails in one guild does not keep the others waiting: it is thrown when
 * the others are done. Two of these may overlap: whoever edited with an old state sees, on
 * reading again, that it is old, and edits again.
 */
export async function showStream(streamId: string, context: BotContext): Promise<void> {
  let stream = await context.streams.find(streamId);
  if (!stream) return;
  const all = (await context.announcements.prepare(stream)).filter(({ guildId }) => context.isHere(guildId));
  for (let shown = ''; stream && shown !== stateOf(stream); stream = await context.streams.refresh(stream)) {
    shown = stateOf(stream);
    const current: Stream = stream;
    const results = await Promise.allSettled(all.map((each) => showOne(each, current, context)));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  }
}

async function showOne(announcement: Announcement, stream: Stream, given: BotContext): Promise<void> {
  const context = await inGuildLanguage(announcement.guildId, given);
  try {
    await context.inTurn.run(`card ${announcement.id}`, async () => {
      const current = await context.announcements.refresh(announcement);
      if (current) await showCard(current, stream, context);
    });
  } catch (error) {
    if (error instanceof RateLimitError) return showLater(error, { announcement, stream, context });
    const reason =
      error instanceof DomainError
        ? context.languages.codes.refusal(error)
        : discordRefusal(error, announcement, context);
    if (!reason) throw error;
    // Staff have to change something first; trying again would not help them.
    await context.announcements.failed(announcement, reason);
    context.log.warn({ streamId: stream.id, guildId: announcement.guildId, reason }, 'card not shown');
  }
}

/** Discord wants to be left alone for a while: nothing waits for that, and the card is finished afterwards. */
async function showLater(
  { retryAfter }: RateLimitError,
  { announcement, stream, context }: { announcement: Announcement; stream: Stream; context: BotContext },
): Promise<void> {
  if (!announcement.messageId) {
    await context.announcements.failed(announcement, context.languages.codes.streams('alertChannel.limited'));
  }
  await context.announcements.showAgain(announcement, new Date(context.now().getTime() + retryAfter));
  context.log.info({ streamId: stream.id, guildId: announcement.guildId, retryAfter }, 'card waits for Discord');
}

/** What a card must not show wrongly for good; viewers come and go with the next edit. */
function stateOf({ lostAt, endedAt, channel }: Stream): string {
  return JSON.stringify([lostAt, endedAt, channel.title]);
}
