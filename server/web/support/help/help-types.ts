import type { HelpAudience, HelpCategory } from '#domain/support/help/help-article.ts';
import type { SnippetPart } from '#domain/support/help/help-library.ts';
import type { HelpVideo } from '#domain/support/help/video.ts';

/** An article where it is listed. */
export interface HelpLink {
  slug: string;
  title: string;
  summary: string;
  category: HelpCategory;
}

/** An article where it was found; `section` is the anchor of the place. */
export interface FoundHelp extends HelpLink {
  section: string | null;
  snippet: SnippetPart[];
}

/** `/help`; with `q`, what was found. */
export interface HelpIndexView {
  q: string;
  categories: { category: HelpCategory; articles: HelpLink[] }[];
  found: FoundHelp[];
}

/** A piece of an article: HTML that the server made, or a video. */
export type HelpBlock = { kind: 'html'; html: string } | { kind: 'video'; video: HelpVideo };

/** What the reader has said to "Did this help?": nothing, an answer, or more. */
export type HelpAnswer = 'none' | 'yes' | 'no' | 'sent';

/** `/help/:slug` */
export interface HelpArticleView extends HelpLink {
  audience: HelpAudience;
  blocks: HelpBlock[];
  contents: { id: string; title: string; level: number }[];
  related: HelpLink[];
  image: { src: string; width: number; height: number } | null;
  answer: HelpAnswer;
}

interface Voices {
  yes: number;
  no: number;
}

/** An article on `/staff/help`. Times are ISO 8601. */
export interface JudgedHelp {
  slug: string;
  title: string;
  current: Voices;
  earlier: Voices;
  comments: { text: string; isHelpful: boolean; isEarlier: boolean; at: string }[];
}

/** `/staff/help`: the least helpful first. The days are how long each thing is kept. */
export interface StaffHelpView {
  articles: JudgedHelp[];
  misses: { words: string; times: number; lastAt: string }[];
  days: { votes: number; comments: number; misses: number };
}
