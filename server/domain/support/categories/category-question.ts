/** One field of a category's form. Discord: a label of 45 characters, a placeholder of 100, an answer of 4,000; a card's field shows 1,024. */
export interface CategoryQuestion {
  label: string;
  placeholder: string | null;
  isRequired: boolean;
  /** Several lines instead of one. */
  isParagraph: boolean;
  minLength: number;
  maxLength: number;
}

/** Discord: a modal has at most 5 components. */
export const MAX_QUESTIONS = 5;
/** Discord: the label of a modal's field. */
export const MAX_LABEL = 45;
/** Discord: the placeholder of a text input. */
export const MAX_PLACEHOLDER = 100;
/** What fits a field of the ticket's card. */
export const MAX_ANSWER = 1_000;
