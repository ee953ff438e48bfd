import { z } from 'zod';
import type { Emote } from '#domain/emotes/emote.entity.ts';
import { EMOTE_SIZES } from '#domain/emotes/emote-form.ts';

export const emoteSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    isAnimated: z.boolean(),
    isForSupporters: z.boolean().meta({ description: 'Only who subscribes to the platform may write with it' }),
    channel: z.string().nullable().meta({ description: "The slug of whose it is; null for the platform's own" }),
    urls: z.record(z.string(), z.string()).meta({ description: 'Addresses of WebP files by width, and `still`' }),
  })
  .meta({ id: 'Emote' });

export const broughtEmoteSchema = emoteSchema
  .extend({
    state: z.enum(['waiting', 'approved', 'declined', 'removed']),
    proposedAt: z.iso.datetime(),
    proposedBy: z.string(),
    decidedBy: z.string().nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'BroughtEmote' });

/** An emote as everyone sees it; its channel must be loaded. */
export function presentEmote({ id, name, isAnimated, channel }: Emote): z.infer<typeof emoteSchema> {
  const url = (form: string | number) => [String(form), `/emotes/${id}/${form}.webp`] as const;
  return {
    id,
    name,
    isAnimated,
    isForSupporters: isAnimated,
    channel: channel?.slug ?? null,
    urls: Object.fromEntries([...EMOTE_SIZES.map(url), ...(isAnimated ? [url('still')] : [])]),
  };
}

/** An emote as who brought it and staff see it. */
export function presentBroughtEmote(emote: Emote): z.infer<typeof broughtEmoteSchema> {
  const { state, proposedAt, proposedBy, decidedBy = null, reason = null } = emote;
  return { ...presentEmote(emote), state, proposedAt: proposedAt.toISOString(), proposedBy, decidedBy, reason };
}
