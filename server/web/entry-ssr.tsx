import { renderToString } from 'preact-render-to-string';
import { GlimApp } from './app.tsx';
import { type PageHead, pageHead } from './head.ts';
import type { View } from './page-data.ts';
import { webWords } from './words.ts';

/** One page in HTML, without the document around it. */
export interface RenderedView {
  body: string;
  head: PageHead;
}

const t = webWords();

export function renderView(view: View): RenderedView {
  return { body: renderToString(<GlimApp view={view} t={t} />), head: pageHead(view.data, t) };
}
