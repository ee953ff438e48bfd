import type { GuildTextBasedChannel } from 'discord.js';
import { deskOf } from '#domain/support/categories/category-desk.ts';
import { isUnderway } from '#domain/support/policies.ts';
import type { TicketAlert } from '#domain/support/sla/ticket-alert.entity.ts';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import type { BotContext } from '../../context.ts';
import { inGuildLanguage } from '../../guilds/in-guild-language.ts';
import { reportOutcome } from '../../guilds/report-outcome.ts';
import { isRefused } from '../../is-refused.ts';
import { postOnce } from '../../post-once.ts';
import { alertEmbed, alertUrl } from './alert.embed.ts';
import { alertPlaces } from './alert-places.ts';
import deadlines from './deadlines.capability.ts';

interface Mentions {
  users: string[];
  roles: string[];
}

/**
 * Tells staff that a promise comes near its end or was broken, once. A durable job: what Discord refuses in the
 * staff's text channel is said in the ticket, and what it refuses there too is written down and let be.
 */
export function postAlert({ alertId }: { alertId: string }, given: BotContext): Promise<void> {
  return given.inTurn.run(`alert:${alertId}`, () => post(alertId, given));
}

async function post(alertId: string, given: BotContext): Promise<void> {
  const { deadlineWatch, log } = given;
  const alert = await deadlineWatch.findAlert(alertId);
  if (!alert || alert.messageId || alert.refusal) return;
  const { ticket } = alert;
  const context = await inGuildLanguage(ticket.guildId, given);
  if (await isOver(alert, ticket, context)) return deadlineWatch.alertRefused(alert, context.words.sla('alert.kept'));
  for (const place of await alertPlaces(alert, ticket, context)) {
    try {
      await reportOutcome(deadlines, ticket.guildId, context, () => postIn(place, alert, context));
      return;
    } catch (error) {
      if (!isRefused(error)) throw error;
      log.warn({ alertId, textChannelId: place.id, reason: error.message }, 'alert refused there');
    }
  }
  await deadlineWatch.alertRefused(alert, context.words.sla('alert.noPlace'));
}

async function postIn(place: GuildTextBasedChannel, alert: TicketAlert, context: BotContext): Promise<void> {
  const { deadlineWatch, publicUrl } = context;
  const { ticket } = alert;
  const { message } = await postOnce(place, {
    id: alert.id,
    attemptedAt: alert.attemptedAt ?? null,
    url: alertUrl(alert, ticket, publicUrl),
    async message() {
      const { step } = await context.supportTargets.getEscalation(ticket.guildId);
      const { users, roles } = await mentionsOf(alert, ticket, context);
      const who = [...users.map((id) => `<@${id}>`), ...roles.map((id) => `<@&${id}>`)].join(' ');
      const raisedTo = alert.occasion === 'late' && step === 'raise' ? ticket.priority : null;
      const embed = alertEmbed(alert, { ticket, who: who || '@', raisedTo }, context);
      // Mentions in an embed call nobody: they stand in the message too.
      return { content: who, embeds: [embed], allowedMentions: { parse: [], users, roles } };
    },
    attempted: () => deadlineWatch.alertAttempted(alert, place.id),
  });
  await deadlineWatch.alertPosted(alert, message.id);
}

/** Who has the ticket, else who answers its category; when it is late, who leads them too, if that was chosen. */
async function mentionsOf(alert: TicketAlert, ticket: Ticket, context: BotContext): Promise<Mentions> {
  const { guilds, guildSupport, supportTargets } = context;
  const { guildId, claimedById, category } = ticket;
  const { staffRoleIds } = deskOf(category, await guilds.findSettings(guildId));
  const { step } = await supportTargets.getEscalation(guildId);
  const { leadRoleId } = await guildSupport.get(guildId);
  const lead = alert.occasion === 'late' && step === 'lead' && leadRoleId ? [leadRoleId] : [];
  const roles = claimedById ? lead : [...staffRoleIds, ...lead];
  return { users: claimedById ? [claimedById] : [], roles: [...new Set(roles)] };
}

/** A warning about what was kept meanwhile only makes people nervous; what was late is told, unless it ended. */
async function isOver(alert: TicketAlert, ticket: Ticket, { ticketDeadlines }: BotContext): Promise<boolean> {
  if (!isUnderway(ticket.state)) return true;
  const deadline = (await ticketDeadlines.list(ticket.id)).find(({ kind }) => kind === alert.kind);
  return alert.occasion === 'near' && Boolean(deadline?.metAt || deadline?.isPaused);
}
