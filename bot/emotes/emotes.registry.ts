import type { ContextRegistry } from '../context-registry.ts';
import emote from './emote.command.ts';
import { importEmojis } from './import-emojis.ts';
import approve from './review/approve.button.ts';
import decline from './review/decline.button.ts';
import declineForm from './review/decline.modal.ts';
import rename from './review/rename.button.ts';
import renameForm from './review/rename.modal.ts';
import { showReview } from './review/show-review.ts';
import { showReport } from './sync/show-report.ts';
import { syncEmotes } from './sync/sync-emotes.ts';

export default {
  commands: [emote],
  buttons: [approve, decline, rename],
  modals: [declineForm, renameForm],
  tasks: {
    'emote.review': showReview,
    'emotes.sync': syncEmotes,
    'emotes.report': ({ place }, context) => showReport(place, { mayPost: false }, context),
    'emotes.import': importEmojis,
  },
} satisfies ContextRegistry;
