import type { Headline, SocialCard } from '../../domain/glimcap/archive/social-card.ts';
import { CHART_FONT, FONT_FILES, textWidth } from './chart-font.ts';
import { escapeXml, withoutControls } from './escape-xml.ts';
import { fitText, wrapText } from './fitted-text.ts';

/** @see https://ogp.me/ names no size; this one is shown uncropped by Discord, Slack, Mastodon and X. */
const [WIDTH, HEIGHT] = [1200, 630];
const MARGIN = 72;
const GAP = 28;
const COLUMNS = 3;
const COLUMN = (WIDTH - 2 * MARGIN - (COLUMNS - 1) * GAP) / COLUMNS;
const PADDING = 28;
const BOX_TOP = 366;
const BOX_HEIGHT = 192;
const INK = '#f4f0ea';
const QUIET = '#c4bccb';
const AMBER = '#ffb950';
const STAR = 'M15 2c1.3 8.6 4.4 11.7 13 13-8.6 1.3-11.7 4.4-13 13-1.3-8.6-4.4-11.7-13-13 8.6-1.3 11.7-4.4 13-13z';

/** Draws a report's card. resvg is loaded by the first call. */
export async function renderSocialCard(card: SocialCard): Promise<Buffer> {
  const { renderAsync } = await import('@resvg/resvg-js');
  const image = await renderAsync(withoutControls(cardSvg(card)), {
    font: { loadSystemFonts: false, defaultFontFamily: 'Inter', fontFiles: FONT_FILES },
  });
  return image.asPng();
}

function cardSvg({ eyebrow, title, byline, headlines }: SocialCard): string {
  const titleFont = { size: 68, isBold: true };
  const lines = wrapText(title, titleFont, { width: WIDTH - 2 * MARGIN, lines: 2 });
  const top = lines.length > 1 ? 172 : 206;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" font-family="${CHART_FONT}">
<defs>
<linearGradient id="glint" x2="1" y2="1"><stop stop-color="#ffd98a"/><stop offset="1" stop-color="#ff7a4d"/></linearGradient>
<radialGradient id="glow" cx="0.1" cy="0" r="0.9"><stop stop-color="#ffac50" stop-opacity="0.24"/><stop offset="1" stop-color="#ffac50" stop-opacity="0"/></radialGradient>
</defs>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#121016"/><rect width="${WIDTH}" height="${HEIGHT}" fill="url(#glow)"/>
<g transform="translate(${MARGIN} 56) scale(1.6)"><path fill="url(#glint)" d="${STAR}"/><circle cx="26.5" cy="5.5" r="2.5" fill="#ffd98a"/></g>
${textAt(fitText(eyebrow, { size: 30, isBold: true }, WIDTH - 2 * MARGIN - 70), { x: MARGIN + 68, y: 91, size: 30, color: AMBER, isBold: true })}
${lines.map((line, index) => textAt(line, { x: MARGIN, y: top + index * 80, ...titleFont, color: INK })).join('\n')}
${textAt(fitText(byline, { size: 30 }, WIDTH - 2 * MARGIN), { x: MARGIN, y: top + (lines.length - 1) * 80 + 60, size: 30, color: QUIET })}
${headlines.slice(0, COLUMNS).map(headlineBox).join('\n')}
</svg>`;
}

function headlineBox({ label, value, change, direction }: Headline, column: number): string {
  const left = MARGIN + column * (COLUMN + GAP);
  const x = left + PADDING;
  const width = COLUMN - 2 * PADDING;
  const changeFont = { size: 30, isBold: true };
  const shown = fitText(change, changeFont, width - 34);
  const at = x + (direction === 'none' ? 0 : 34);
  return `<rect x="${left}" y="${BOX_TOP}" width="${COLUMN}" height="${BOX_HEIGHT}" rx="20" fill="#1b1820" stroke="#332e3c" stroke-width="2"/>
${textAt(fitText(label, { size: 27 }, width), { x, y: BOX_TOP + 50, size: 27, color: QUIET })}
${textAt(value, { x, y: BOX_TOP + 112, size: fittingSize(value, width), color: INK, isBold: true })}
${arrow(direction, x, BOX_TOP + 148)}${textAt(shown, { x: at, y: BOX_TOP + 162, ...changeFont, color: AMBER })}`;
}

/** Inter has no such arrows, and resvg draws nothing for what a font has not. */
function arrow(direction: Headline['direction'], x: number, y: number): string {
  if (direction === 'none') return '';
  const turn = direction === 'down' ? ` transform="rotate(180 ${x + 11} ${y + 3})"` : '';
  return `<path d="M${x + 11} ${y - 10}l11 13h-7v13h-8v-13h-7z" fill="${AMBER}"${turn}/>`;
}

function fittingSize(text: string, width: number): number {
  const size = 58;
  return Math.min(size, Math.floor((size * width) / textWidth(text, { size, isBold: true })));
}

interface Place {
  x: number;
  y: number;
  size: number;
  color: string;
  isBold?: boolean;
}

function textAt(text: string, { x, y, size, color, isBold = false }: Place): string {
  const weight = isBold ? ' font-weight="600"' : '';
  return `<text x="${x}" y="${y}" font-size="${size}" fill="${color}"${weight}>${escapeXml(text)}</text>`;
}
