import type { EmotePageData } from '../page-data.ts';
import { EmoteListPage } from './emote-list-page.tsx';
import { OwnEmotesPage } from './own-emotes-page.tsx';
import { StaffEmotesPage } from './staff-emotes-page.tsx';

/** The page about emotes that fits the data. */
export function EmotePage({ emotePage: data }: EmotePageData) {
  if ('emoteList' in data) return <EmoteListPage {...data} />;
  if ('ownEmotes' in data) return <OwnEmotesPage {...data} />;
  return <StaffEmotesPage {...data} />;
}
