import MarkdownIt from 'markdown-it';
import type { SentSticker } from '#domain/support/pictures/sent-sticker.ts';
import type { TicketPictures } from './ticket-pictures.ts';
import type { TranscriptWords } from './transcript-words.ts';

const { escapeHtml } = new MarkdownIt().utils;

interface Showing {
  pictures: TicketPictures;
  words: TranscriptWords;
}

/** Each sticker in words, with why its picture is not shown. */
export function stickersAsText(stickers: readonly SentSticker[], { pictures, words: { support } }: Showing): string[] {
  return stickers.map(({ discordId, name, format }) => {
    if (!format) return support('transcript.animatedSticker', { name });
    const picture = pictures.stickers.get(discordId);
    if (!picture || picture.url) return support('transcript.sticker', { name });
    if (!picture.failure) return support('transcript.comingSticker', { name });
    const reason = support(`transcript.whyNoPicture.${picture.failure}`);
    return support('transcript.missingSticker', { name, reason });
  });
}

/** Stickers as HTML that is safe to show: their pictures, and the words where there is none. Names are strangers'. */
export function stickersAsHtml(stickers: readonly SentSticker[], showing: Showing): string {
  const words = stickersAsText(stickers, showing);
  const shown = stickers.map(({ discordId, name }, index) => {
    const url = showing.pictures.stickers.get(discordId)?.url;
    const word = escapeHtml(words[index] ?? name);
    return url
      ? `<img class="sticker" src="${escapeHtml(url)}" alt="${word}" title="${escapeHtml(name)}" loading="lazy">`
      : `<span>${word}</span>`;
  });
  return shown.length > 0 ? `<p class="stickers">${shown.join(' ')}</p>` : '';
}
