import { RE2JS, RE2JSSyntaxException } from 're2js';
import type { TextPatterns } from '#domain/support/replies/text-patterns.ts';

const FLAGS = RE2JS.CASE_INSENSITIVE | RE2JS.MULTILINE;

/**
 * Patterns by RE2's algorithm: no pattern that staff write can make a text take for ever.
 * @see https://github.com/google/re2/wiki/Syntax
 */
export const re2Patterns: TextPatterns = {
  problemOf(pattern) {
    try {
      RE2JS.compile(pattern, FLAGS);
      return null;
    } catch (error) {
      if (error instanceof RE2JSSyntaxException) return error.message.replace(/^error parsing regexp: /, '');
      throw error;
    }
  },
  occursIn: (pattern, text) => RE2JS.compile(pattern, FLAGS).matcher(text).find(),
};
