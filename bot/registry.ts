import type { OutboxTasks } from '#domain/outbox.ts';
import type { BotContext } from './context.ts';
import type { Registry } from './dispatch.ts';
import liveAlerts from './guilds/live-alerts.command.ts';
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
  commands: [live, liveAlerts, ticket],
  buttons: [openButton, claimButton, takeOverButton, releaseButton, closeButton, confirmCloseButton],
  modals: [openModal],
};

/** Durable work of the bot, by the name under which the outbox knows it. */
export const tasks = {
  'stream.started': ({ streamId }: { streamId: string }, context: BotContext) => showStream(streamId, context),
  'stream.ended': ({ streamId }: { streamId: string }, context: BotContext) => showStream(streamId, context),
  'ticket.opening': ({ ticketId }: OutboxTasks['ticket.opening'], context: BotContext) =>
    finishOpening(ticketId, context),
  'ticket.changed': showChange,
  'ticket.attachment': copyAttachment,
  'ticket.files.forgotten': removeFiles,
};
