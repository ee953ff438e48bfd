/** The languages that Glim speaks; the first stands in for those that it does not. */
export const LANGUAGES = ['en', 'de'] as const;

export type Language = (typeof LANGUAGES)[number];

/** Our language for a locale such as `de`, `en-GB` or `pt-BR`. */
export function languageOf(locale: string | null | undefined): Language {
  const [name] = (locale ?? '').toLowerCase().split('-');
  return LANGUAGES.find((language) => language === name) ?? 'en';
}
