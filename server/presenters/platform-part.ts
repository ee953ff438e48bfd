import { z } from 'zod';
import type { PlatformPart } from '#domain/guilds/platform-part.ts';
import type { RtmpState } from '../rtmp-state.ts';

export const platformPartSchema = z
  .object({
    key: z.enum(['server', 'bot', 'jobs', 'media', 'mail', 'supportMail', 'billing', 'source', 'signIn', 'rtmp']),
    label: z.string().nullable().meta({ description: 'Of a source, its name' }),
    state: z.enum(['on', 'off', 'broken']).meta({ description: 'off: the operator has not set its credentials' }),
    lastAt: z.iso.datetime().nullable().meta({ description: 'When it was last known to work' }),
    count: z.number().nullable().meta({ description: 'For staff: processes, guilds of the bot, workers of media' }),
    reason: z.string().nullable().meta({ description: 'For staff: why it is off or broken, or what failed last' }),
  })
  .meta({ id: 'PlatformPart' });

type PlatformPartView = z.infer<typeof platformPartSchema>;

/** A part of the platform; how many there are, and why it does not work, is for staff. */
export function presentPart(part: PlatformPart, isStaff: boolean): PlatformPartView {
  const { key, label, state, lastAt, count, reason } = part;
  return {
    ...{ key, label, state, lastAt: lastAt?.toISOString() ?? null },
    ...(isStaff ? { count, reason } : { count: null, reason: null }),
  };
}

/** Whether members can sign in, which only the server knows. */
export function presentSignIn(isOn: boolean, isStaff: boolean): PlatformPartView {
  const reason = isStaff && !isOn ? 'DISCORD_CLIENT_ID' : null;
  return { key: 'signIn', label: null, state: isOn ? 'on' : 'off', lastAt: null, count: null, reason };
}

/** Whether encoders can send over RTMP to this server, which only it knows. */
export function presentRtmp({ state, reason }: RtmpState, isStaff: boolean): PlatformPartView {
  return { key: 'rtmp', label: null, state, lastAt: null, count: null, reason: isStaff ? reason : null };
}
