import { fileURLToPath } from 'node:url';
import { type FontWidths, readFontWidths } from './font-widths.ts';

/** The browser's own stands in where Inter is not at hand; resvg has it always. */
export const CHART_FONT = "Inter, 'Inter Variable', system-ui, sans-serif";
/** TrueType, because resvg draws no text from woff and says nothing. */
export const FONT_FILES = ['400Regular/Inter_400Regular.ttf', '600SemiBold/Inter_600SemiBold.ttf'].map((path) =>
  fileURLToPath(import.meta.resolve(`@expo-google-fonts/inter/${path}`)),
);

const [REGULAR = '', SEMI_BOLD = ''] = FONT_FILES;
const read = new Map<string, FontWidths>();

/** How a text is set: CSS pixels, and 600 when it is bold. */
export interface TextFont {
  size: number;
  isBold?: boolean;
}

/** CSS pixels that a text takes in Inter. */
export function textWidth(text: string, { size, isBold = false }: TextFont): number {
  const widths = widthsOf(isBold ? SEMI_BOLD : REGULAR);
  let ems = 0;
  for (const character of text) ems += widths(character.codePointAt(0) ?? 0);
  return ems * size;
}

/** ECharts measures with a canvas, which is not here, and guesses without one. @param font as CSS writes it */
export function measureText(text: string, font = ''): { width: number } {
  const size = Number(/([\d.]+)px/.exec(font)?.[1] ?? 12);
  return { width: textWidth(text, { size, isBold: /\b(bold|[6-9]00)\b/.test(font) }) };
}

function widthsOf(path: string): FontWidths {
  const known = read.get(path);
  if (known) return known;
  const widths = readFontWidths(path);
  read.set(path, widths);
  return widths;
}
