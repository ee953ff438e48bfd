import type { EntityManager } from '@mikro-orm/postgresql';
import type { HelpArticle } from './help-article.ts';

const COMMENTS_SHOWN = 20;

/** What people say of one article. */
export interface HelpCounts {
  article: HelpArticle;
  /** On the text as it is now. */
  current: { yes: number; no: number };
  /** On earlier versions of it. */
  earlier: { yes: number; no: number };
  /** Newest first. */
  comments: { text: string; isHelpful: boolean; isEarlier: boolean; at: Date }[];
}

interface CountRow {
  slug: string;
  version: string;
  yes: string;
  no: string;
}

interface CommentRow {
  slug: string;
  version: string;
  comment: string;
  isHelpful: boolean;
  votedAt: Date;
}

/** The least helpful first: a single no weighs less than one of many. Those that nobody judged come last, in their order. */
export async function readHelpBoard(em: EntityManager, articles: readonly HelpArticle[]): Promise<HelpCounts[]> {
  const counts = await em.execute<CountRow[]>(
    `select slug, version, count(*) filter (where is_helpful) as yes, count(*) filter (where not is_helpful) as no
     from help_vote group by slug, version`,
  );
  const comments = await em.execute<CommentRow[]>(
    `select slug, version, comment, is_helpful as "isHelpful", voted_at as "votedAt" from (
       select *, row_number() over (partition by slug order by voted_at desc) as place
       from help_vote where comment is not null
     ) ranked where place <= ? order by voted_at desc`,
    [COMMENTS_SHOWN],
  );
  return articles
    .map((article) => countsOf(article, counts, comments))
    .sort((a, b) => Number(isJudged(b)) - Number(isJudged(a)) || helpfulness(a) - helpfulness(b));
}

function countsOf(article: HelpArticle, counts: CountRow[], comments: CommentRow[]): HelpCounts {
  const own = counts.filter(({ slug }) => slug === article.slug);
  return {
    article,
    current: sum(own.filter(({ version }) => version === article.version)),
    earlier: sum(own.filter(({ version }) => version !== article.version)),
    comments: comments
      .filter(({ slug }) => slug === article.slug)
      .map(({ comment, isHelpful, version, votedAt }) => ({
        ...{ text: comment, isHelpful, at: new Date(votedAt) },
        isEarlier: version !== article.version,
      })),
  };
}

function sum(rows: CountRow[]): { yes: number; no: number } {
  return rows.reduce((total, { yes, no }) => ({ yes: total.yes + Number(yes), no: total.no + Number(no) }), {
    yes: 0,
    no: 0,
  });
}

function isJudged({ current, earlier }: HelpCounts): boolean {
  return current.yes + current.no + earlier.yes + earlier.no > 0;
}

/** The share of yes, drawn towards a half by as much as few voices say little. */
function helpfulness({ current: { yes, no } }: HelpCounts): number {
  return (yes + 1) / (yes + no + 2);
}
