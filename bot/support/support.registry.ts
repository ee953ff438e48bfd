import type { ContextRegistry } from '../context-registry.ts';
import claim from './claim.button.ts';
import close from './close.button.ts';
import confirmClose from './confirm-close.button.ts';
import { copyAttachment } from './copy-attachment.ts';
import { finishOpening } from './finish-opening.ts';
import open from './open.button.ts';
import openForm from './open.modal.ts';
import release from './release.button.ts';
import { removeFiles } from './remove-files.ts';
import { showChange } from './show-change.ts';
import takeOver from './take-over.button.ts';
import ticket from './ticket.command.ts';

export default {
  commands: [ticket],
  buttons: [open, claim, takeOver, release, close, confirmClose],
  modals: [openForm],
  tasks: {
    'ticket.opening': ({ ticketId }, context) => finishOpening(ticketId, context),
    'ticket.changed': showChange,
    'ticket.attachment': copyAttachment,
    'ticket.files.forgotten': removeFiles,
  },
} satisfies ContextRegistry;
