/** In the order in which the help site lists them. */
export const HELP_CATEGORIES = ['start', 'watching', 'streaming', 'fixing', 'discord', 'account', 'team'] as const;
export type HelpCategory = (typeof HELP_CATEGORIES)[number];

/** For whom an article is written; anybody may read it. */
export const HELP_AUDIENCES = ['everyone', 'viewers', 'streamers', 'moderators', 'staff', 'administrators'] as const;
export type HelpAudience = (typeof HELP_AUDIENCES)[number];

/** What stands under one heading, or before the first one. */
export interface HelpSection {
  /** The heading's anchor; null for what stands before the first one. */
  id: string | null;
  /** Empty before the first heading. */
  title: string;
  /** 2 for `##`, 3 for `###`. */
  level: number;
  /** Plain text. */
  text: string;
}

/** One guide of the help site, read from `docs/help/<slug>.md`. */
export interface HelpArticle {
  slug: string;
  title: string;
  summary: string;
  category: HelpCategory;
  /** Its place in its category. */
  order: number;
  audience: HelpAudience;
  /** Slugs of others, the nearest first. */
  related: readonly string[];
  /** Words that people look for and that the text does not say. */
  keywords: readonly string[];
  /** Slugs that it had before. */
  aliases: readonly string[];
  /** Twelve hex digits that change with the text. */
  version: string;
  /** What stands below the front matter. */
  markdown: string;
  sections: readonly HelpSection[];
  /** What its first numbered list says, as Markdown of one line each, without links. */
  steps: readonly string[];
  /** The sizes of its pictures in pixels, by file name. */
  images: Readonly<Record<string, { width: number; height: number }>>;
}
