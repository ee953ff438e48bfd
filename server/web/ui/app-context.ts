import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '../../../locales/languages.ts';
import type { Me } from '../api-types.ts';
import type { Translate } from '../words.ts';
import type { Api } from './api.ts';

/** What any component may ask for. */
export interface App {
  t: Translate;
  api: Api;
  /** Undefined until it is known who looks. */
  me: Me | null | undefined;
  csrfToken: string | undefined;
  /** Path and query of this page. */
  url: string;
  /** What the page is in. */
  language: Language;
  /** Whether it is there in the other languages too. */
  isTranslated: boolean;
  /** Whether the reports can be had by e-mail. */
  offersMail: boolean;
  /** The page's idea of the present, a millisecond timestamp that moves on each half minute. */
  now: number;
}

const AppContext = createContext<App | null>(null);

export const AppProvider = AppContext.Provider;

export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('useApp outside of AppProvider');
  return app;
}
