import type { OutboxTasks } from '#domain/outbox.ts';
import { languageOf } from '../../../locales/languages.ts';
import type { Task } from '../../job.ts';
import { MailDelayed } from '../../mail/mail-delayed.ts';
import { answerMail } from './answer-mail.ts';
import { receivedParagraphs } from './received-paragraphs.ts';

/**
 * Sends what staff said to who wrote by e-mail, at least once: a process that dies between the mail server's answer and our
 * note of it sends again, with the same Message-ID.
 */
export const sendAnswer: Task<OutboxTasks['ticket.mail.reply']> = {
  async run({ replyId }, context) {
    const { mailAnswers, mailer, log } = context;
    if (!mailer) throw new MailDelayed('SMTP_URL is not set');
    const due = await mailAnswers.begin(replyId);
    if (!due) return;
    if (due.mayBeSecond) log.warn({ replyId }, 'mail of support may arrive twice');
    const language = languageOf(await context.guilds.findLocale(due.ticket.guildId));
    const more = due.reply.kind === 'received' ? await receivedParagraphs(due.ticket, language, context) : [];
    const outcome = await mailer.send(answerMail(due, { language, more }));
    const isToCome = await mailAnswers.ended(due, outcome);
    if (outcome.kind === 'taken') log.info({ replyId }, 'mail of support sent');
    else if (isToCome) throw new MailDelayed(outcome.reason);
    else log.warn({ replyId, reason: outcome.reason }, 'mail of support refused');
  },
};
