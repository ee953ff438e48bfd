import { createContext } from 'preact';

/** What is wrong with one field of the form around it, by the field's name; null where nothing is. */
export const FieldProblem = createContext<{ field: string; text: string } | null>(null);
