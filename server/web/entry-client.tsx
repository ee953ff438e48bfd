import '@fontsource-variable/inter/wght.css';
import { hydrate } from 'preact';
import { GlimApp } from './app.tsx';
import type { View } from './page-data.ts';
import './ui/style.css';
import { webWords } from './words.ts';

const root = document.getElementById('app');
const data = document.getElementById('data')?.textContent;
if (root && data) {
  const view: View = JSON.parse(data);
  hydrate(<GlimApp view={view} t={webWords(view.language)} />, root);
}
