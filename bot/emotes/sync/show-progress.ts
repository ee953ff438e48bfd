import { APPLICATION_PLACE, type EmojiPlace } from '#domain/emotes/emoji-place.ts';
import type { BotContext } from '../../context.ts';
import { showReport } from './show-report.ts';

/** Discord takes five edits in five seconds; people need fewer. */
const EDIT_EVERY_MS = 4_000;

export interface Progress {
  /** A step was taken. */
  tick(): Promise<void>;
  /** No more come for now. */
  end(): Promise<void>;
}

const SILENT: Progress = { tick: async () => undefined, end: async () => undefined };

/** Shows in the guild's report how far a run is, now and then. The application's own emoji have no report. */
export async function showProgress(
  place: EmojiPlace,
  { isNews }: { isNews: boolean },
  context: BotContext,
): Promise<Progress> {
  if (place === APPLICATION_PLACE) return SILENT;
  const show = () => showReport(place, { mayPost: isNews }, context);
  await show();
  let shownAt = context.now().getTime();
  return {
    async tick() {
      if (context.now().getTime() - shownAt < EDIT_EVERY_MS) return;
      await show();
      shownAt = context.now().getTime();
    },
    end: show,
  };
}
