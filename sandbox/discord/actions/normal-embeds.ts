import type { APIEmbed } from 'discord-api-types/v10';
import { listOf } from '../spec/schema-ref.ts';
import type { Spec } from '../spec/spec.ts';
import { withoutNulls } from './without-nulls.ts';

/** Embeds as Discord gives them back: typed `rich`, fields with `inline`, no nulls, times in UTC. */
export function normalEmbeds(spec: Spec, embeds: APIEmbed[]): APIEmbed[] {
  const normal = embeds.map((embed) => ({
    ...embed,
    type: 'rich',
    ...(embed.fields ? { fields: embed.fields.map((field) => ({ ...field, inline: field.inline ?? false })) } : {}),
    ...(embed.timestamp ? { timestamp: new Date(embed.timestamp).toISOString() } : {}),
  }));
  return spec.own<APIEmbed[]>(listOf('MessageEmbedResponse'), withoutNulls(normal));
}
