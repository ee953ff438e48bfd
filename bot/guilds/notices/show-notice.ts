import type { Message } from 'discord.js';
import type { CapabilityNotice } from '#domain/guilds/capability-notice.entity.ts';
import type { BotContext } from '../../context.ts';
import { isRefused } from '../../is-refused.ts';
import { sendOnce } from '../../post-once.ts';
import { inPlaceLanguage } from './in-place-language.ts';
import { closingEmbed, closingUrl, noticeEmbed, noticeUrl } from './notice.embed.ts';
import { findNoticePlace, listNoticePlaces, type NoticePlace } from './notice-places.ts';

/**
 * Brings what staff were told to its present state: posted once, edited when the reason is another or it is over,
 * and then one line that it is. What cannot be told anywhere is only in `/status`; nobody is told of that.
 */
export async function showNotice(noticeId: string, asked: BotContext): Promise<void> {
  await asked.inTurn.run(`notice ${noticeId}`, async () => {
    const notice = await asked.capabilityNotices.find(noticeId);
    if (!notice || notice.closingToldAt) return;
    if (!notice.messageId && (!notice.closedAt || notice.attemptedAt)) await tell(notice, asked);
    else if (notice.messageId) await edit(notice, await inPlaceLanguage(notice.toldIn, notice, asked));
    if (notice.closedAt) await tellClosing(notice, await inPlaceLanguage(notice.toldIn, notice, asked));
  });
}

/** In the staff channel, else to the owner in private: wherever it can be said first. */
async function tell(notice: CapabilityNotice, context: BotContext): Promise<void> {
  if (notice.toldIn === 'nowhere') return;
  for (const place of await listNoticePlaces(notice, context)) {
    const message = await tryToPost(place, notice, await inPlaceLanguage(place.kind, notice, context));
    if (!message) continue;
    await context.capabilityNotices.told(notice, place.kind, message.id);
    context.log.info({ noticeId: notice.id, key: notice.key, toldIn: place.kind }, 'staff told of a trouble');
    return;
  }
  await context.capabilityNotices.told(notice, 'nowhere', null);
  context.log.warn({ noticeId: notice.id, guildId: notice.guildId, key: notice.key }, 'nobody could be told');
}

async function tryToPost(
  { kind, channel }: NoticePlace,
  notice: CapabilityNotice,
  context: BotContext,
): Promise<Message | null> {
  const { capabilityNotices, capabilityReports, words } = context;
  const hint = kind === 'owner' ? words.guilds('notices.toOwner') : '';
  try {
    const { message } = await sendOnce<Message>(
      channel,
      {
        id: notice.id,
        // An attempt elsewhere says nothing of this place.
        attemptedAt: notice.channelId === channel.id ? (notice.attemptedAt ?? null) : null,
        url: noticeUrl(notice, context),
        message: () => ({ content: hint, embeds: [noticeEmbed(notice, context)] }),
        attempted: () => capabilityNotices.attempted(notice, channel.id),
      },
      (message) => channel.send(message),
    );
    if (kind === 'staff_channel') await capabilityReports.worked(notice.guildId, 'notices');
    return message;
  } catch (error) {
    if (!isRefused(error)) throw error;
    if (kind === 'staff_channel') await capabilityReports.failed(notice.guildId, 'notices', error.message);
    return null;
  }
}

/** A message that somebody deleted stays deleted. */
async function edit(notice: CapabilityNotice, context: BotContext): Promise<void> {
  const channel = await findNoticePlace(notice, context);
  if (!channel || !notice.messageId) return;
  try {
    await channel.messages.edit(notice.messageId, { embeds: [noticeEmbed(notice, context)] });
  } catch (error) {
    if (!isRefused(error)) throw error;
  }
}

async function tellClosing(notice: CapabilityNotice, context: BotContext): Promise<void> {
  const { messageId, closingId } = notice;
  const channel = messageId ? await findNoticePlace(notice, context) : null;
  if (channel && messageId && closingId) {
    try {
      await sendOnce<Message>(
        channel,
        {
          id: closingId,
          attemptedAt: notice.closedAt ?? null,
          url: closingUrl(notice, context),
          message: () => ({
            embeds: [closingEmbed(notice, context)],
            reply: { messageReference: messageId, failIfNotExists: false },
          }),
          attempted: async () => undefined,
        },
        (message) => channel.send(message),
      );
    } catch (error) {
      if (!isRefused(error)) throw error;
    }
  }
  await context.capabilityNotices.closingTold(notice);
}
