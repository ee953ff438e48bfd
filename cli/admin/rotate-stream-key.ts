import { type AdminCommand, word } from './admin-command.ts';

export const rotateStreamKey: AdminCommand = {
  name: 'stream-key rotate',
  usage: 'stream-key rotate SLUG',
  positionals: 1,

  async run(input) {
    const { channels } = input.domain;
    const channel = await channels.get(word(input, 0));
    const streamKey = await channels.rotateStreamKey(channel);
    const { publicUrl, rtmpUrl } = input;
    return { slug: channel.slug, streamKey, whipUrl: `${publicUrl}/whip/${channel.slug}`, rtmpUrl };
  },
};
