/** What a stream is about, in the order that pages offer them. */
export const CATEGORIES = ['Gaming', 'Art', 'Music', 'Tech', 'IRL', 'Education'] as const;

export type Category = (typeof CATEGORIES)[number];
