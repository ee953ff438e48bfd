/** What YAML takes for a line break or has no place for (YAML 1.2.2, §5.1 and §5.4), and JSON writes as it is. */
const UNPRINTABLE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** Any text as a double-quoted YAML scalar on one line. JSON's strings are nearly that. */
export function yamlString(text: string): string {
  return JSON.stringify(text.toWellFormed()).replaceAll(
    UNPRINTABLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
