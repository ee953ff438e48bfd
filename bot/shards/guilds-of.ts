import type { BotContext } from '../context.ts';

type Asked = Pick<
  BotContext,
  | 'announcements'
  | 'capabilityNotices'
  | 'deadlineWatch'
  | 'homeGuildId'
  | 'streams'
  | 'support'
  | 'supportMail'
  | 'ticketReplies'
>;

const SNOWFLAKE = /^\d{17,20}$/;

/** How the guilds are found that something in a payload is about, by the name it has there. */
const FIND: Record<string, (id: string, asked: Asked) => Promise<readonly string[]>> = {
  guildId: async (id) => [id],
  ticketId: async (id, { support }) => guildOf(await support.find(id)),
  replyId: async (id, { ticketReplies }) => guildOf((await ticketReplies.find(id))?.ticket ?? null),
  alertId: async (id, { deadlineWatch }) => guildOf((await deadlineWatch.findAlert(id))?.ticket ?? null),
  mailId: async (id, { support, supportMail }) => {
    const ticketId = (await supportMail.find(id))?.ticket?.id;
    return ticketId ? guildOf(await support.find(ticketId)) : [];
  },
  noticeId: async (id, { capabilityNotices }) => guildOf(await capabilityNotices.find(id)),
  streamId: listHearers,
  announcementId: async (id, { announcements }) => guildOf(await announcements.find(id)),
  /** Where emoji belong: a guild, or the application. */
  place: async (id) => (SNOWFLAKE.test(id) ? [id] : []),
};

/** The names in a payload by which a task finds its guilds. */
export const ROUTED_BY: readonly string[] = Object.keys(FIND);

/** The guilds that a task is about, as its payload tells; Glim's own where it names none. */
export async function guildsOf(payload: unknown, asked: Asked): Promise<readonly string[]> {
  const named = typeof payload === 'object' && payload !== null ? Object.entries(payload) : [];
  for (const [name, id] of named) {
    const guildIds = typeof id === 'string' ? await FIND[name]?.(id, asked) : undefined;
    if (guildIds?.length) return guildIds;
  }
  return asked.homeGuildId === null ? [] : [asked.homeGuildId];
}

/** The guilds that hear of a stream. */
async function listHearers(streamId: string, { streams, announcements }: Asked): Promise<string[]> {
  const stream = await streams.find(streamId);
  return stream ? (await announcements.prepare(stream)).map(({ guildId }) => guildId) : [];
}

function guildOf(found: { guildId: string } | null): string[] {
  return found ? [found.guildId] : [];
}
