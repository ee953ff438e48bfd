import { renderToString } from 'preact-render-to-string';
import { LANGUAGES } from '../../locales/languages.ts';
import { GlimApp } from './app.tsx';
import { type PageHead, pageHead } from './head.ts';
import type { View } from './page-data.ts';
import { webWords } from './words.ts';

/** One page in HTML, without the document around it. */
export interface RenderedView {
  body: string;
  head: PageHead;
}

/** Built once each. */
const WORDS = new Map(LANGUAGES.map((language) => [language, webWords(language)]));

export function renderView(view: View): RenderedView {
  const t = WORDS.get(view.language) ?? webWords();
  return { body: renderToString(<GlimApp view={view} t={t} />), head: pageHead(view.data, t) };
}
