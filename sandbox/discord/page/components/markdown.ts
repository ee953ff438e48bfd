import { type ComponentChildren, h } from 'preact';
import { useState } from 'preact/hooks';
import { cssColor, findPlaceById, nameOfId } from '../client/guild.ts';
import { isThread } from '../client/types.ts';
import { type Block, parseBlocks } from '../markdown/parse-blocks.ts';
import { type Inline, parseInline } from '../markdown/parse-inline.ts';
import { useClient } from './client-context.ts';
import { Icon } from './icon.ts';
import { Timestamp } from './timestamp.ts';

/** Text as Discord shows it. Every piece becomes a node of its own: nothing in it is ever read as HTML. */
export function Markdown({ source }: { source: string }) {
  return h('div', { class: 'markdown' }, parseBlocks(source).map(renderBlock));
}

/** One line without blocks, as in an embed's title. */
export function InlineMarkdown({ source }: { source: string }) {
  return h('span', null, parseInline(source).map(renderInline));
}

export function ExternalLink({
  url,
  children,
  ...rest
}: {
  url: string;
  children?: ComponentChildren;
  class?: string;
}) {
  if (!/^https?:\/\//.test(url)) return h('span', rest, children);
  return h('a', { href: url, target: '_blank', rel: 'noopener noreferrer', ...rest }, children);
}

function renderBlock(block: Block): ComponentChildren {
  switch (block.kind) {
    case 'heading':
      return h('p', { class: `heading heading-${block.level}` }, block.children.map(renderInline));
    case 'code':
      return h('pre', null, h('code', null, block.text));
    case 'quote':
      return h('blockquote', null, block.blocks.map(renderBlock));
    case 'list':
      return h(block.isOrdered ? 'ol' : 'ul', null, block.items.map(renderItem));
    default:
      return h('p', { class: block.kind }, block.children.map(renderInline));
  }
}

function renderItem(item: Inline[]): ComponentChildren {
  return h('li', null, item.map(renderInline));
}

const TAGS = { bold: 'strong', italic: 'em', underline: 'u', strike: 's' } as const;

function renderInline(node: Inline): ComponentChildren {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'code':
      return h('code', null, node.text);
    case 'spoiler':
      return h(Spoiler, null, node.children.map(renderInline));
    case 'link':
      return h(ExternalLink, { url: node.url, children: node.children.map(renderInline) });
    case 'user':
      return h(UserMention, { id: node.id });
    case 'role':
      return h(RoleMention, { id: node.id });
    case 'channel':
      return h(ChannelMention, { id: node.id });
    case 'everyone':
      return h('span', { class: 'mention' }, node.text);
    case 'command':
      return h(CommandMention, { name: node.name });
    case 'emoji':
      return h('img', {
        class: 'emoji',
        src: `/cdn/emojis/${node.id}`,
        title: `:${node.name}:`,
        alt: `:${node.name}:`,
      });
    case 'timestamp':
      return h(Timestamp, { ms: node.seconds * 1000, style: node.style, class: 'timestamp' });
    default:
      return h(TAGS[node.kind], null, node.children.map(renderInline));
  }
}

function Spoiler({ children }: { children?: ComponentChildren }) {
  const [isShown, setShown] = useState(false);
  if (isShown) return h('span', { class: 'spoiler' }, children);
  return h('button', { type: 'button', class: 'spoiler hidden', onClick: () => setShown(true) }, 'Spoiler: show');
}

function UserMention({ id }: { id: string }) {
  const { session } = useClient();
  const isMe = id === session.view.me.id;
  return h('span', { class: isMe ? 'mention of-me' : 'mention' }, `@${nameOfId(session.view, id)}`);
}

function RoleMention({ id }: { id: string }) {
  const { session } = useClient();
  const role = session.view.roles.find((one) => one.id === id);
  const style = role?.color ? { '--role': cssColor(role.color) } : {};
  return h('span', { class: 'mention of-role', style }, `@${role?.name ?? 'deleted-role'}`);
}

function ChannelMention({ id }: { id: string }) {
  const { session, openChannel } = useClient();
  const place = findPlaceById(session.view, id);
  if (!place) return h('span', { class: 'mention' }, '#unknown');
  const mark = h(Icon, { name: isThread(place) ? 'thread' : 'hash', size: 14 });
  return h('button', { type: 'button', class: 'mention', onClick: () => openChannel(id) }, mark, place.name);
}

function CommandMention({ name }: { name: string }) {
  const { startCommand } = useClient();
  return h('button', { type: 'button', class: 'mention', onClick: () => startCommand(name) }, `/${name}`);
}
