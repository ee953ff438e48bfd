/** What stands in a chart beside its figures, and how the language of who looks at it writes them. */
export interface ChartWords {
  /** For numbers and days, such as `en-US`. */
  locale: string;
  noFigure: string;
  /** Said of a value that is not whole yet, in brackets. */
  partly: string;
  /** What hollow means in a picture. */
  hollow: string;
  ownScales: string;
  gainsAndLosses: string;
  /** Where a description leaves out the oldest: `from {period} on`. */
  since: string;
}

export const ENGLISH_CHART_WORDS: ChartWords = {
  locale: 'en-US',
  noFigure: 'no figure',
  partly: 'a part of it',
  hollow: 'Hollow: only a part of the period',
  ownScales: 'Each on its own scale',
  gainsAndLosses: 'Gains and losses',
  since: 'from {period} on',
};
