/** What the picture of a report says where somebody links to it. Every text is a single line. */
export interface SocialCard {
  eyebrow: string;
  title: string;
  byline: string;
  /** At most three are drawn. */
  headlines: readonly Headline[];
}

export interface Headline {
  label: string;
  value: string;
  /** What it changed by, without a sign; empty where there is nothing to compare with. */
  change: string;
  direction: 'up' | 'down' | 'none';
}

/** Draws social cards: PNG, 1200 × 630. The same card gives the same bytes. */
export type DrawSocialCard = (card: SocialCard) => Promise<Buffer>;
