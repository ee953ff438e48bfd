import { AttachmentBuilder, EmbedBuilder, escapeMarkdown, type Message } from 'discord.js';
import type { OutboxTasks } from '#domain/outbox.ts';
import type { InboundMail } from '#domain/support/mail/inbound-mail.entity.ts';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import type { BotContext } from '../../context.ts';
import { inGuildLanguage } from '../../guilds/in-guild-language.ts';
import { postOnce } from '../../post-once.ts';
import { fetchPlace, type TicketPlace } from '../fetch-place.ts';
import { finishOpening } from '../finish-opening.ts';
import { capture } from '../snapshot.ts';

/** Discord's limit for a description is 4,096; what is longer is in a file. */
const SHOWN = 4_000;
const COLOR = 0x5b8def;

/** Posts a mail in its ticket's place, once, and keeps it in the ticket's log. */
export async function showMail({ mailId }: OutboxTasks['ticket.mail.received'], context: BotContext): Promise<void> {
  const { support, supportMail } = context;
  const mail = await supportMail.find(mailId);
  if (!mail?.ticket || mail.state !== 'waiting') return;
  await finishOpening(mail.ticket.id, context);
  const ticket = await support.find(mail.ticket.id);
  if (!ticket) return;
  const place = ticket.threadId ? await fetchPlace(ticket.threadId, context) : null;
  if (place) await post(mail, ticket, place, context);
  else await supportMail.ignored(mail, 'the place of its ticket was deleted');
}

async function post(mail: InboundMail, ticket: Ticket, place: TicketPlace, context: BotContext): Promise<void> {
  const { supportMail, ticketLog, publicUrl, log } = context;
  if (place.isThread() && place.archived) await place.setArchived(false);
  const posting = await inGuildLanguage(ticket.guildId, context);
  const url = `${publicUrl}/staff/tickets/${ticket.number}?mail=${mail.id}`;
  const { message } = await postOnce(place, {
    id: mail.id,
    attemptedAt: mail.attemptedAt ?? null,
    url,
    message: () => messageOf(mail, url, posting),
    attempted: () => supportMail.attempted(mail),
  });
  if (!message.inGuild()) throw new TypeError('the place of a ticket is in a guild');
  await ticketLog.keepMail(ticket, snapshotOf(message), mail.text);
  await supportMail.posted(mail, message.id);
  log.info({ ticket: ticket.number, mailId: mail.id }, 'mail shown in its ticket');
}

function snapshotOf(message: Message<true>) {
  const { message: _, threadId: __, ...captured } = capture(message);
  return { ...captured, author: { id: message.author.id, name: '', avatarUrl: null, isStaff: false } };
}

function messageOf(mail: InboundMail, url: string, { words }: BotContext) {
  const isLong = mail.text.length > SHOWN;
  const embed = new EmbedBuilder()
    .setURL(url)
    .setColor(COLOR)
    .setAuthor({ name: mail.name.slice(0, 256) || '…' })
    .setTitle(words.support('mail.title'))
    .setDescription(escapeMarkdown(isLong ? `${mail.text.slice(0, SHOWN - 200)}…` : mail.text).slice(0, 4_096))
    .setFooter({ text: words.support('mail.footer', { address: mail.address }).slice(0, 2_048) })
    .setTimestamp(mail.receivedAt);
  const files = mail.files.getItems().map(({ name, bytes }) => new AttachmentBuilder(Buffer.from(bytes), { name }));
  // Discord takes ten files a message.
  const whole = isLong ? [new AttachmentBuilder(Buffer.from(mail.text, 'utf8'), { name: 'mail.txt' })] : [];
  return { embeds: [embed], files: [...whole, ...files].slice(0, 10) };
}
