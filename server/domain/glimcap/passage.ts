/** Words of a text, as they stand there. */
export interface Passage {
  words: string;
  /** Where they begin, in UTF-16 code units. */
  at: number;
}
