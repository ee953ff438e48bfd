import { z } from 'zod';
import { SourceError } from '#domain/metrics/source-error.ts';
import { type MetricSource, setting } from '../metric-source.ts';

/** Google's JSON writes 64-bit numbers as strings. */
const countText = z
  .string()
  .regex(/^\d{1,15}$/, 'expected a whole number, written as a string')
  .transform(Number);
const channelsSchema = z.object({
  items: z
    .array(
      z.object({ statistics: z.object({ hiddenSubscriberCount: z.boolean(), subscriberCount: countText.optional() }) }),
    )
    .default([]),
});

/**
 * Subscribers of the channel. YouTube rounds them down to three significant figures.
 * @see https://developers.google.com/youtube/v3/docs/channels#statistics.subscriberCount
 */
export const youtube: MetricSource = {
  name: 'youtube',
  async read({ http, settings }) {
    const path = `/youtube/v3/channels?part=statistics&id=${encodeURIComponent(setting(settings, 'YOUTUBE_CHANNEL_ID'))}`;
    const headers = { 'X-Goog-Api-Key': setting(settings, 'YOUTUBE_API_KEY') };
    const answer = await http.read(
      { service: 'YouTube', base: settings.YOUTUBE_API_BASE, path, headers },
      channelsSchema,
    );
    const [channel] = answer.items;
    if (!channel) throw new SourceError('YouTube knows no channel of YOUTUBE_CHANNEL_ID');
    const { hiddenSubscriberCount, subscriberCount } = channel.statistics;
    if (hiddenSubscriberCount) throw new SourceError('the channel hides its subscribers on YouTube');
    if (subscriberCount === undefined)
      throw new SourceError(`YouTube answered GET ${path} without items.0.statistics.subscriberCount`);
    return [{ key: 'youtube', value: subscriberCount, query: `GET ${path}` }];
  },
};
