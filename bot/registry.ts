import type { OutboxTasks } from '#domain/outbox.ts';
import type { BotContext } from './context.ts';
import type { Registry } from './dispatch.ts';
import acknowledgeGlimcap from './glimcap/acknowledge.button.ts';
import acknowledgeGlimcapForm from './glimcap/acknowledge.modal.ts';
import editText from './glimcap/edit.button.ts';
import editTextForm from './glimcap/edit.modal.ts';
import glimcap from './glimcap/glimcap.command.ts';
import holdButton from './glimcap/hold.button.ts';
import publishButton from './glimcap/publish.button.ts';
import recomputeButton from './glimcap/recompute.button.ts';
import letGoButton from './glimcap/release.button.ts';
import sectionSelect from './glimcap/section.select.ts';
import { showCorrection } from './glimcap/show-correction.ts';
import { showReport } from './glimcap/show-report.ts';
import addWin from './glimcap/win.button.ts';
import addWinForm from './glimcap/win.modal.ts';
import acceptWin from './glimcap/wins/accept.button.ts';
import chooseWin from './glimcap/wins/choose.select.ts';
import declineWin from './glimcap/wins/decline.button.ts';
import editWin from './glimcap/wins/edit.button.ts';
import editWinForm from './glimcap/wins/edit.modal.ts';
import turnWins from './glimcap/wins/page.button.ts';
import proposeWin from './glimcap/wins/propose.message-command.ts';
import win from './glimcap/wins/win.command.ts';
import liveAlerts from './guilds/live-alerts.command.ts';
import metrics from './metrics/metrics.command.ts';
import live from './streams/live.command.ts';
import { showStream } from './streams/show-stream.ts';
import claimButton from './support/claim.button.ts';
import closeButton from './support/close.button.ts';
import confirmCloseButton from './support/confirm-close.button.ts';
import { copyAttachment } from './support/copy-attachment.ts';
import { finishOpening } from './support/finish-opening.ts';
import openButton from './support/open.button.ts';
import openModal from './support/open.modal.ts';
import releaseButton from './support/release.button.ts';
import { removeFiles } from './support/remove-files.ts';
import { showChange } from './support/show-change.ts';
import takeOverButton from './support/take-over.button.ts';
import ticket from './support/ticket.command.ts';

/** Everything the bot answers to; nothing is found by globbing. */
export const registry: Registry = {
  commands: [live, liveAlerts, ticket, metrics, glimcap, win],
  messageCommands: [proposeWin],
  buttons: [
    openButton,
    claimButton,
    takeOverButton,
    releaseButton,
    closeButton,
    confirmCloseButton,
    publishButton,
    acknowledgeGlimcap,
    holdButton,
    letGoButton,
    recomputeButton,
    editText,
    addWin,
    turnWins,
    acceptWin,
    declineWin,
    editWin,
  ],
  selects: [sectionSelect, chooseWin],
  modals: [openModal, acknowledgeGlimcapForm, editTextForm, addWinForm, editWinForm],
};

/** Durable work of the bot, by the name under which the outbox knows it. */
export const tasks = {
  'stream.started': ({ streamId }: OutboxTasks['stream.started'], context: BotContext) => showStream(streamId, context),
  'stream.ended': ({ streamId }: OutboxTasks['stream.ended'], context: BotContext) => showStream(streamId, context),
  'glimcap.drafted': ({ reportId }: OutboxTasks['glimcap.drafted'], context: BotContext) =>
    showReport(reportId, context),
  'glimcap.published': ({ reportId }: OutboxTasks['glimcap.published'], context: BotContext) =>
    showReport(reportId, context),
  'glimcap.corrected': ({ reportId }: OutboxTasks['glimcap.corrected'], context: BotContext) =>
    showCorrection(reportId, context),
  'ticket.opening': ({ ticketId }: OutboxTasks['ticket.opening'], context: BotContext) =>
    finishOpening(ticketId, context),
  'ticket.changed': showChange,
  'ticket.attachment': copyAttachment,
  'ticket.files.forgotten': removeFiles,
};
