import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Language } from '../../locales/languages.ts';
import type { Me } from './api-types.ts';
import { readClientAssets } from './client-assets.ts';
import { htmlDocument } from './html-document.ts';
import { isForMembers } from './is-for-members.ts';
import type { PageData, View } from './page-data.ts';

interface PageRequest {
  /** Path and query of the request, as they are in the address bar. */
  url: string;
  data: PageData;
  /** Null for strangers. Left out, the browser asks `/api/v1/me` itself, and the page is the same for all. */
  me?: Me | null;
  csrfToken?: string;
  /** What the reader speaks: English when left out, and on pages that are English alone. */
  language?: Language;
  /** When the page counts as drawn, ISO 8601: now, but for pages that must come out the same every time. */
  drawnAt?: string;
}

interface RenderedPage {
  status: number;
  html: string;
}

export interface Renderer {
  page(request: PageRequest): RenderedPage;
}

interface SsrBundle {
  renderView: typeof import('./entry-ssr.tsx').renderView;
}

interface RendererOptions {
  /** The site's own address: without it social cards carry no picture. */
  publicUrl?: string;
  /** Whether the reports can be had by e-mail. */
  offersMail?: boolean;
}

/** Draws pages with a build of the web app. @param dir what `buildWeb` gave */
export async function createRenderer(
  dir: string,
  { publicUrl, offersMail = false }: RendererOptions = {},
): Promise<Renderer> {
  const assets = await readClientAssets(dir);
  const bundle: SsrBundle = await import(pathToFileURL(join(dir, 'ssr/entry-ssr.mjs')).href);
  return {
    page({ language: asked = 'en', ...request }) {
      const isTranslated = isForMembers(request.data);
      const language = isTranslated ? asked : 'en';
      const view: View = { drawnAt: new Date().toISOString(), offersMail, language, isTranslated, ...request };
      const parts = { ...bundle.renderView(view), view, assets, ...(publicUrl !== undefined && { publicUrl }) };
      return { status: 'error' in request.data ? request.data.error.status : 200, html: htmlDocument(parts) };
    },
  };
}
