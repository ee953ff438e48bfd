import { type Guild, RESTJSONErrorCodes } from 'discord.js';
import type { OutboxTasks } from '#domain/outbox.ts';
import type { PingDelivery } from '#domain/streams/ping-delivery.entity.ts';
import type { BotContext } from '../../context.ts';
import { isDiscordError } from '../../is-discord-error.ts';
import { mentionTogether } from './mention-together.ts';
import { sendPing } from './send-ping.ts';

/** Discord: "You are opening direct messages too fast". How long it wants to be left alone it does not say. */
const TOO_FAST_MS = 60_000;

/**
 * Tells a batch of members that somebody is live, one after the other: the batches of all streams follow one another too,
 * each at its turn, so that a thousand members take one of the bot's hands and no burst is taken for spam.
 */
export async function sendPings({ deliveryIds }: OutboxTasks['pings.send'], context: BotContext): Promise<void> {
  const all = await context.pingDeliveries.listDue(deliveryIds);
  const due = all.filter(({ guildId }) => context.isHere(guildId));
  const over = due.filter(({ stream }) => stream.endedAt);
  if (over.length > 0) await context.pingDeliveries.skipped(over, 'over');
  const wanted = await context.pingDeliveries.withoutUnwanted(due.filter(({ stream }) => !stream.endedAt));
  const members = await withoutLeavers(wanted, context);
  const closed: PingDelivery[] = [];
  for (const [index, delivery] of members.entries()) {
    try {
      const isSent = await sendPing(delivery, context);
      if (!isSent) closed.push(delivery);
    } catch (error) {
      if (!isDiscordError(error, RESTJSONErrorCodes.OpeningDirectMessagesTooFast)) throw error;
      const runAt = new Date(context.now().getTime() + TOO_FAST_MS);
      await context.pingDeliveries.later(members.slice(index), runAt);
      break;
    }
  }
  await mentionTogether(closed, context);
}

/** Who has left the guild in which they asked is told nothing more. A guild that the bot left has nobody. */
async function withoutLeavers(due: PingDelivery[], context: BotContext): Promise<PingDelivery[]> {
  const staying: PingDelivery[] = [];
  for (const [guildId, deliveries] of Map.groupBy(due, (delivery) => delivery.guildId)) {
    const guild = context.client.guilds.cache.get(guildId);
    const present = guild ? await presentOf(guild, deliveries) : new Set<string>();
    const left = deliveries.filter(({ memberId }) => !present.has(memberId));
    staying.push(...deliveries.filter(({ memberId }) => present.has(memberId)));
    if (left.length === 0) continue;
    await context.pingDeliveries.skipped(left, 'left');
    if (guild)
      await context.livePings.left(
        guildId,
        left.map(({ memberId }) => memberId),
      );
  }
  return staying;
}

async function presentOf(guild: Guild, deliveries: PingDelivery[]): Promise<Set<string>> {
  const members = await guild.members.fetch({ user: deliveries.map(({ memberId }) => memberId) });
  return new Set(members.keys());
}
