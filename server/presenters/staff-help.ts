import type { HelpCounts } from '#domain/support/help/help-board.ts';
import { COMMENT_DAYS, MISS_DAYS, VOTE_DAYS } from '#domain/support/help/help-feedback.ts';
import type { StaffHelpView } from '../web/support/help/help-types.ts';

interface Board {
  counts: HelpCounts[];
  misses: { words: string; times: number; lastAt: Date }[];
}

export function presentStaffHelp({ counts, misses }: Board): StaffHelpView {
  return {
    articles: counts.map(({ article: { slug, title }, current, earlier, comments }) => ({
      ...{ slug, title, current, earlier },
      comments: comments.map((comment) => ({ ...comment, at: comment.at.toISOString() })),
    })),
    misses: misses.map(({ words, times, lastAt }) => ({ words, times, lastAt: lastAt.toISOString() })),
    days: { votes: VOTE_DAYS, comments: COMMENT_DAYS, misses: MISS_DAYS },
  };
}
