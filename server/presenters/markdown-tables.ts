import type { RendererRule } from 'markdown-it';

const STYLE = /^text-align:(left|right|center)$/;

/** Tables that scroll where they are too wide, with classes in place of the styles that the CSP forbids. */
export function markdownTables(): Record<string, RendererRule> {
  const cell: RendererRule = (tokens, index, options, _env, self) => {
    const token = tokens[index];
    const [, side] = STYLE.exec(String(token?.attrGet('style') ?? '')) ?? [];
    if (token && side) token.attrs = [['class', `align-${side}`]];
    return self.renderToken(tokens, index, options);
  };
  return {
    th_open: cell,
    td_open: cell,
    table_open: () => '<div class="table-scroll"><table>\n',
    table_close: () => '</table></div>\n',
  };
}
