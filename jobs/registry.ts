import { deleteExpiredSessions } from './accounts/delete-expired-sessions.ts';
import { applyBillingEvent } from './billing/apply-billing-event.ts';
import { deleteBillingCustomer } from './billing/delete-billing-customer.ts';
import { endSubscription } from './billing/end-subscription.ts';
import { keepChannelSales } from './billing/keep-channel-sales.ts';
import { reconcileBilling } from './billing/reconcile-billing.ts';
import { forgetOldChat } from './chat/forget-old-chat.ts';
import { askAllGuilds } from './emotes/ask-all-guilds.ts';
import { lookAtGuildEmotes } from './emotes/look-at-guild-emotes.ts';
import { syncHosting } from './finance/sync-hosting.ts';
import { draftGlimcap } from './glimcap/draft-glimcap.ts';
import { answerReader } from './glimcap/mail/answer-reader.ts';
import { forgetOldReaders } from './glimcap/mail/forget-old-readers.ts';
import { prepareMailings } from './glimcap/mail/prepare-mailings.ts';
import { sendMailing } from './glimcap/mail/send-mailing.ts';
import { writeGlimcapFile } from './glimcap/write-glimcap-file.ts';
import { reconcileRoles } from './guilds/reconcile-roles.ts';
import { settleCapabilities } from './guilds/settle-capabilities.ts';
import type { Job } from './job.ts';
import { rollUpTraffic } from './metrics/roll-up-traffic.ts';
import { sampleDueSource } from './metrics/sample-due-source.ts';
import { sampleSources } from './metrics/sample-sources.ts';
import { showGuildFigures } from './metrics/show-guild-figures.ts';
import { endLostStream } from './streams/end-lost-stream.ts';
import { endSilentStreams } from './streams/end-silent-streams.ts';
import { foldViewerMoments } from './streams/fold-viewer-moments.ts';
import { reconcileGuildEvents } from './streams/reconcile-guild-events.ts';
import { reconcileLiveRoles } from './streams/reconcile-live-roles.ts';
import { closeDueTicket } from './support/close-due-ticket.ts';
import { forgetOldHelpWords } from './support/forget-old-help-words.ts';
import { forgetOldMessages } from './support/forget-old-messages.ts';
import { forgetOldQuestions } from './support/forget-old-questions.ts';
import { handleStaleTickets } from './support/handle-stale-tickets.ts';
import { lapseCloseRequest } from './support/lapse-close-request.ts';
import { collectAnswers } from './support/mail/collect-answers.ts';
import { readMailbox } from './support/mail/read-mailbox.ts';
import { sendAnswer } from './support/mail/send-answer.ts';
import { lookAtDeadline } from './support/sla-deadline.ts';
import { rereadDeadlines } from './support/sla-reread.ts';
import { wakeTicket } from './support/wake-ticket.ts';

/** What an installation's settings say about its jobs. */
interface JobSettings {
  /** When the weekly report is drafted, and where weeks are cut. */
  glimcap: { schedule: string; timezone: string };
  /** Without a payment provider nothing is sold. */
  hasPayments: boolean;
  /** Where mails to the support address are looked for; null where they come another way, or not at all. */
  supportMailbox: Parameters<typeof readMailbox>[0] | null;
}

/** What the clock causes. */
export function createJobs({ glimcap, hasPayments, supportMailbox }: JobSettings): Job[] {
  return [
    endSilentStreams,
    settleCapabilities,
    reconcileRoles,
    deleteExpiredSessions,
    forgetOldMessages,
    forgetOldHelpWords,
    forgetOldQuestions,
    handleStaleTickets,
    forgetOldChat,
    forgetOldReaders,
    foldViewerMoments,
    reconcileLiveRoles,
    reconcileGuildEvents,
    lookAtGuildEmotes,
    rollUpTraffic,
    showGuildFigures,
    draftGlimcap(glimcap),
    sampleSources(glimcap.timezone),
    syncHosting(glimcap.timezone),
    ...(hasPayments ? [reconcileBilling, keepChannelSales] : []),
    ...(supportMailbox ? [readMailbox(supportMailbox)] : []),
  ];
}

/** What changes cause, by the name under which the outbox knows it. */
export const tasks = {
  'ticket.mail.due': collectAnswers,
  'ticket.mail.reply': sendAnswer,
  'ticket.deadline': lookAtDeadline,
  'tickets.deadlines': rereadDeadlines,
  'stream.lost': endLostStream,
  'emotes.changed': askAllGuilds,
  'glimcap.file': writeGlimcapFile,
  'glimcap.mail': prepareMailings,
  'glimcap.mailing': sendMailing,
  'glimcap.reader.asked': answerReader,
  'metrics.source.due': sampleDueSource,
  'ticket.wake': wakeTicket,
  'ticket.close.due': closeDueTicket,
  'ticket.close.lapse': lapseCloseRequest,
  'billing.event': applyBillingEvent,
  'billing.customer.forgotten': deleteBillingCustomer,
  'billing.subscription.end': endSubscription,
};
