import { readFileSync } from 'node:fs';

/** How wide each character of a font is, in ems. */
export type FontWidths = (codePoint: number) => number;

const GROUP_BYTES = 12;

/**
 * Reads a TrueType font's advance widths. Kerning is left out, which makes text a little wider than it is drawn.
 * Tables and offsets: OpenType 1.9, `head`, `hhea`, `hmtx`, and `cmap` of format 12.
 *
 * @throws RangeError for a font without one of these
 */
export function readFontWidths(path: string): FontWidths {
  const font = readFileSync(path);
  const unitsPerEm = font.readUInt16BE(tableOffset(font, 'head') + 18);
  const metricCount = font.readUInt16BE(tableOffset(font, 'hhea') + 34);
  const hmtx = tableOffset(font, 'hmtx');
  const glyphOf = readGlyphs(font);
  return (codePoint) => {
    const glyph = glyphOf(codePoint);
    if (glyph === null) return 1;
    return font.readUInt16BE(hmtx + 4 * Math.min(glyph, metricCount - 1)) / unitsPerEm;
  };
}

function tableOffset(font: Buffer, tag: string): number {
  const count = font.readUInt16BE(4);
  for (let record = 12; record < 12 + 16 * count; record += 16) {
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new RangeError(`the font has no ${tag} table`);
}

/** The glyph of a code point, null for one that the font cannot write. */
function readGlyphs(font: Buffer): (codePoint: number) => number | null {
  const groups = groupsOffset(font);
  const count = font.readUInt32BE(groups - 4);
  return (codePoint) => {
    for (let at = groups; at < groups + GROUP_BYTES * count; at += GROUP_BYTES) {
      const first = font.readUInt32BE(at);
      if (codePoint >= first && codePoint <= font.readUInt32BE(at + 4))
        return font.readUInt32BE(at + 8) + codePoint - first;
    }
    return null;
  };
}

function groupsOffset(font: Buffer): number {
  const cmap = tableOffset(font, 'cmap');
  const count = font.readUInt16BE(cmap + 2);
  for (let record = cmap + 4; record < cmap + 4 + 8 * count; record += 8) {
    const subtable = cmap + font.readUInt32BE(record + 4);
    if (font.readUInt16BE(subtable) === 12) return subtable + 16;
  }
  throw new RangeError('the font has no cmap of format 12');
}
