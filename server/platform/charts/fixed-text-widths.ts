import { textWidth } from './chart-font.ts';

const TEXT = /<text ([^>]*style="font-size:([\d.]+)px;([^"]*)"[^>]*)>([^<]+)<\/text>/g;
const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

/**
 * Gives each text the room that it was placed with. A picture on a page cannot use the page's fonts, and where Inter is
 * not installed another one stands in, whose wider letters would run over the edges and into each other.
 */
export function withFixedWidths(svg: string): string {
  return svg.replaceAll(TEXT, (_, attributes: string, size: string, style: string, text: string) => {
    const font = { size: Number(size), isBold: style.includes('font-weight:600') };
    const width = textWidth(
      text.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (each) => ENTITIES[each] ?? each),
      font,
    );
    return `<text ${attributes} textLength="${width.toFixed(1)}" lengthAdjust="spacingAndGlyphs">${text}</text>`;
  });
}
