import type { APIAttachment, APIEmbed } from 'discord-api-types/v10';
import type { Message } from '../state/message.ts';
import type { World } from '../world.ts';
import { presentAttachment } from './present-attachment.ts';

const SCHEME = 'attachment://';

/**
 * `attachment://chart.png` inside embeds and components becomes the file's address. A file
 * that an embed shows is no longer listed among the attachments, as on Discord.
 * https://discord.com/developers/docs/reference#uploading-files
 */
export function presentMedia(world: World, message: Message) {
  const presented = message.attachments.map((attachment) => presentAttachment(world, attachment));
  const byName = new Map(presented.map((attachment) => [attachment.filename, attachment]));
  const shown = new Set(message.embeds.flatMap(mediaOf).map((url) => url.slice(SCHEME.length)));

  return {
    attachments: presented.filter((attachment) => !shown.has(attachment.filename)),
    embeds: message.embeds.map((embed) => resolveAddresses(embed, byName)),
    components: message.components.map((component) => resolveAddresses(component, byName)),
  };
}

function mediaOf(embed: APIEmbed): string[] {
  const urls = [embed.image?.url, embed.thumbnail?.url, embed.footer?.icon_url, embed.author?.icon_url];
  return urls.filter((url) => url?.startsWith(SCHEME)).map(String);
}

/** Rewrites every address in a tree of embeds or components; the tree's shape stays. */
function resolveAddresses<T>(tree: T, byName: Map<string, APIAttachment>): T {
  const text = JSON.stringify(tree, (_key, value: unknown) => {
    if (typeof value !== 'string' || !value.startsWith(SCHEME)) return value;
    return byName.get(value.slice(SCHEME.length))?.url ?? value;
  });
  return JSON.parse(text);
}
