import { escapeMarkdown, type MessageCreateOptions } from 'discord.js';
import type { AlertChannel } from '#domain/streams/alert-channel.entity.ts';
import { fillTemplate } from '#domain/streams/alert-template.ts';

import type { CardStream } from './card.ts';

type AlertText = Pick<MessageCreateOptions, 'content' | 'allowedMentions'>;

/** Discord's limit for a message; the template's own limit leaves room for what fills it. */
const CONTENT_LENGTH = 2_000;

/** The text above a card. Nobody is pinged by it but the role that staff chose, whatever a title says. */
export function alertText(
  { template, pingRoleId }: Pick<AlertChannel, 'template' | 'pingRoleId'>,
  channel: CardStream['channel'],
  publicUrl: string,
): AlertText {
  const role = pingRoleId ? `<@&${pingRoleId}>` : '';
  const content = fillTemplate(template ?? '', {
    streamer: escapeMarkdown(channel.owner.name),
    title: escapeMarkdown(channel.title),
    category: channel.category,
    url: `${publicUrl}/${channel.slug}`,
    role,
  });
  if (content === '') return {};
  return {
    content: content.slice(0, CONTENT_LENGTH),
    allowedMentions: { parse: [], roles: pingRoleId ? [pingRoleId] : [] },
  };
}
