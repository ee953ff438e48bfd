/** A piece of a line, as Discord's markdown has them: https://discord.com/developers/docs/reference#message-formatting */
export type Inline =
  | { kind: 'text' | 'code'; text: string }
  | { kind: 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler'; children: Inline[] }
  | { kind: 'link'; url: string; children: Inline[] }
  | { kind: 'user' | 'role' | 'channel'; id: string }
  | { kind: 'everyone'; text: string }
  | { kind: 'command'; name: string }
  | { kind: 'emoji'; name: string; id: string }
  | { kind: 'timestamp'; seconds: number; style: string };

type Make = (groups: string[]) => Inline;

const text = (value: string): Inline => ({ kind: 'text', text: value });
const nested =
  (kind: 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler'): Make =>
  ([inner = '']) => ({ kind, children: parseInline(inner) });

/** The first that fits at a place wins; the last one always does. */
const RULES: [RegExp, Make][] = [
  [/\\([\\`*_~|<>#()[\]-])/y, ([character = '']) => text(character)],
  [/(`+)([\s\S]*?[^`])\1(?!`)/y, ([, code = '']) => ({ kind: 'code', text: code.trim() || code })],
  [/<(https?:\/\/[^\s>]+)>/y, ([url = '']) => ({ kind: 'link', url, children: [text(url)] })],
  [
    /\[((?:\\.|[^[\]\\])+)\]\(<?(https?:\/\/[^\s)>]+)>?(?: "[^"]*")?\)/y,
    ([label = '', url = '']) => ({ kind: 'link', url, children: parseInline(label) }),
  ],
  [/(https?:\/\/[^\s<]*[^\s<.,:;"')\]*_~|])/y, ([url = '']) => ({ kind: 'link', url, children: [text(url)] })],
  [/<@!?(\d+)>/y, ([id = '']) => ({ kind: 'user', id })],
  [/<@&(\d+)>/y, ([id = '']) => ({ kind: 'role', id })],
  [/<#(\d+)>/y, ([id = '']) => ({ kind: 'channel', id })],
  [/<\/([^:>]+):\d+>/y, ([name = '']) => ({ kind: 'command', name })],
  [/<a?:(\w+):(\d+)>/y, ([name = '', id = '']) => ({ kind: 'emoji', name, id })],
  [
    /<t:(-?\d{1,13})(?::([tTdDfFsSR]))?>/y,
    ([seconds = '', style]) => ({ kind: 'timestamp', seconds: Number(seconds), style: style || 'f' }),
  ],
  [/(@everyone|@here)\b/y, ([mention = '']) => ({ kind: 'everyone', text: mention })],
  [/\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/y, nested('bold')],
  [/__((?:\\[\s\S]|[^\\])+?)__(?!_)/y, nested('underline')],
  [/~~([\s\S]+?)~~/y, nested('strike')],
  [/\|\|([\s\S]+?)\|\|/y, nested('spoiler')],
  [/\*(?=\S)((?:\*\*|\\[\s\S]|[^*\\])+?)\*(?!\*)/y, nested('italic')],
  [/_((?:__|\\[\s\S]|[^_\\])+?)_(?!\w)/y, nested('italic')],
  // Up to where another rule may begin; words stay whole, so that snake_case is no italic.
  [/([\p{L}\p{N}_]*[\p{L}\p{N}]|[\s\S])/uy, ([rest = '']) => text(rest)],
];

export function parseInline(source: string): Inline[] {
  const found: Inline[] = [];
  let at = 0;
  while (at < source.length) {
    const { node, length } = matchAt(source, at);
    const last = found.at(-1);
    if (node.kind === 'text' && last?.kind === 'text') last.text += node.text;
    else found.push(node);
    at += length;
  }
  return found;
}

function matchAt(source: string, at: number): { node: Inline; length: number } {
  for (const [pattern, make] of RULES) {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (match) return { node: make(match.slice(1)), length: match[0].length };
  }
  return { node: text(source.slice(at)), length: source.length - at };
}
