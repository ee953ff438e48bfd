import { ChannelOffer } from '../billing/channel-offer.tsx';
import { ChatPanel } from '../chat/chat-panel.tsx';
import { useChat } from '../chat/use-chat.ts';
import type { WatchData } from '../page-data.ts';
import { useApp } from '../ui/app-context.ts';
import { Avatar } from '../ui/avatar.tsx';
import { liveForText } from '../ui/duration.ts';
import { Icon } from '../ui/icons.tsx';
import { Layout } from '../ui/layout.tsx';
import { liveFilterUrl } from './live-filter-url.ts';
import { PlannedStreams } from './planned-streams.tsx';
import { Stage } from './stage.tsx';
import { useChannel } from './use-channel.ts';

/** `/:slug`: one channel, on air or not. */
export function WatchPage({ channel: initial, chat: said, planned = [], offer }: WatchData) {
  const { t, now } = useApp();
  const chat = useChat(initial.slug, said.lines);
  const { channel, revivals } = useChannel(initial, chat);
  const { stream } = channel;
  return (
    <Layout isWide>
      <article class="watch">
        <Stage channel={channel} revivals={revivals} />
        <div class="watch-about">
          <Avatar name={channel.ownerName} url={null} size="large" />
          <div class="watch-title">
            <h1>{channel.title}</h1>
            <p>
              <span class="watch-owner">{channel.ownerName}</span>
              <span class="chip">{channel.category}</span>
              {channel.isMature && (
                <span class="chip chip-mature" title={t('stream.matureLabel')}>
                  {t('stream.mature')}
                </span>
              )}
              {channel.tags.map((tag) => (
                <a key={tag} class="chip" href={liveFilterUrl({ tag })}>
                  #{tag}
                </a>
              ))}
            </p>
          </div>
          <div class="watch-side">
            {stream && (
              <p class="watch-facts">
                <span class="badge badge-live">{t('stream.live')}</span>
                <span class="watch-viewers">
                  <Icon name="viewer" />
                  {t('stream.viewers', { count: stream.viewers })}
                </span>
                <span class="muted">{liveForText(stream.startedAt, now, t)}</span>
              </p>
            )}
            {offer && <ChannelOffer channel={channel} offer={offer} />}
          </div>
        </div>
        <PlannedStreams planned={planned} />
        <ChatPanel chat={chat} canModerate={said.canModerate} />
      </article>
    </Layout>
  );
}
