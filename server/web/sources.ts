/** All that the web app is built from, relative to the project's root. The bundler refuses what is not named here. */
export const WEB_SOURCES = [
  'locales/de/help.json',
  'locales/de/web.json',
  'locales/en/help.json',
  'locales/en/web.json',
  'locales/languages.ts',
  'locales/translate.ts',
  'package-lock.json',
  'server/domain/channels/category.ts',
  'server/domain/finance/ledger-kind.ts',
  'server/domain/money.ts',
  'server/domain/parse-money.ts',
  'server/domain/support/ticket-priority.ts',
  'server/web',
] as const;
