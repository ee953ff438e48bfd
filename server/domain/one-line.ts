/** One line with something on it, and no control characters: what a table's cell and PostgreSQL take. */
export const ONE_LINE = /^(?=.*\S)\P{Cc}+$/u;
