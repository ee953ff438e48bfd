import type { ContextRegistry } from '../context-registry.ts';
import questionsForm from './categories/questions.modal.ts';
import claim from './claim.button.ts';
import close from './close.button.ts';
import confirmClose from './confirm-close.button.ts';
import { copyAttachment } from './copy-attachment.ts';
import { finishOpening } from './finish-opening.ts';
import { followCategory } from './follow-category.ts';
import { followPerson } from './follow-person.ts';
import { keepPicture } from './keep-picture.ts';
import { showMail } from './mail/show-mail.ts';
import comment from './member/comment.button.ts';
import commentForm from './member/comment.modal.ts';
import rate from './member/rate.button.ts';
import reopen from './member/reopen.button.ts';
import solved from './member/solved.button.ts';
import { tellEnded } from './member/tell-ended.ts';
import unsolved from './member/unsolved.button.ts';
import chooseCategory from './opening/choose.select.ts';
import formAnyway from './opening/form-anyway.button.ts';
import open from './opening/open.button.ts';
import openForm from './opening/open.modal.ts';
import openAnyway from './opening/open-anyway.button.ts';
import solvedAlready from './opening/solved-already.button.ts';
import { showPanels } from './panels/show-panels.ts';
import release from './release.button.ts';
import { removeFiles } from './remove-files.ts';
import { showReply } from './replies/show-reply.ts';
import { showCard } from './show-card.ts';
import { showChange } from './show-change.ts';
import { postAlert } from './sla/post-alert.ts';
import addSnippetForm from './snippets/add.modal.ts';
import editSnippetForm from './snippets/edit.modal.ts';
import makeTicket from './staff/make-ticket.message-command.ts';
import openForFormHandler from './staff/open-for.modal.ts';
import openFor from './staff/open-for.user-command.ts';
import pending from './staff/pending.button.ts';
import support from './support.command.ts';
import takeOver from './take-over.button.ts';
import ticket from './ticket.command.ts';

export default {
  commands: [ticket, support],
  messageCommands: [makeTicket],
  userCommands: [openFor],
  buttons: [
    ...[open, openAnyway, formAnyway, solvedAlready, claim, takeOver, release, pending, close, confirmClose],
    ...[reopen, solved, unsolved, rate, comment],
  ],
  selects: [chooseCategory],
  modals: [openForm, openForFormHandler, questionsForm, addSnippetForm, editSnippetForm, commentForm],
  tasks: {
    'ticket.opening': ({ ticketId }, context) => finishOpening(ticketId, context),
    'ticket.changed': showChange,
    'ticket.card': showCard,
    'ticket.moved': followCategory,
    'ticket.person': followPerson,
    'ticket.reply': showReply,
    'ticket.ended': tellEnded,
    'ticket.panels.changed': showPanels,
    'ticket.alert': postAlert,
    'ticket.mail.received': showMail,
    'ticket.attachment': copyAttachment,
    'ticket.picture': keepPicture,
    'ticket.emoji': ({ emojiId }, context) => keepPicture({ pictureId: emojiId }, context),
    'ticket.files.forgotten': removeFiles,
  },
} satisfies ContextRegistry;
