import { useState } from 'preact/hooks';
import { signInUrl } from '../accounts/sign-in-url.ts';
import type { OwnChannel, OwnSchedule, StreamHealthView } from '../api-types.ts';
import { ChannelSalesPanel } from '../billing/channel-sales-panel.tsx';
import type { ChannelSalesView } from '../billing/subscription-types.ts';
import type { DashboardData } from '../page-data.ts';
import { useApp } from '../ui/app-context.ts';
import { Layout } from '../ui/layout.tsx';
import { Logo } from '../ui/logo.tsx';
import { DetailsForm } from './details-form.tsx';
import { OpenChannelForm } from './open-channel-form.tsx';
import { PublishPanel } from './publish-panel.tsx';
import { SchedulePanel } from './schedule-panel.tsx';
import { StreamHealth } from './stream-health.tsx';
import { StreamKey } from './stream-key.tsx';
import { useOwnStream } from './use-own-stream.ts';

const NOTHING_PLANNED: OwnSchedule = { data: [] };

/** `/dashboard`: everything about one's own channel. */
export function DashboardPage({ ownChannel, schedule = NOTHING_PLANNED, streamHealth, channelSales }: DashboardData) {
  const { t, me, url, api } = useApp();
  const [channel, setChannel] = useState(ownChannel);
  const [sales, setSales] = useState(channelSales);
  const onOpened = (opened: OwnChannel) => {
    setChannel(opened);
    // Without it, what there is to sell is shown the next time.
    api.request<ChannelSalesView>('GET', '/api/v1/channel/sales').then(setSales, () => undefined);
  };
  if (!me) {
    return (
      <Layout>
        <section class="notice">
          <Logo />
          <h1>{t('dashboard.signInTitle')}</h1>
          <p>{t('dashboard.signInText')}</p>
          <a class="button" href={signInUrl(url)}>
            {t('header.signIn')}
          </a>
        </section>
      </Layout>
    );
  }
  return (
    <Layout>
      {channel ? (
        <OwnChannelPanels
          channel={channel}
          schedule={schedule}
          health={streamHealth ?? []}
          sales={sales}
          onChange={setChannel}
        />
      ) : (
        <>
          <div class="page-title">
            <h1>{t('dashboard.title')}</h1>
          </div>
          <OpenChannelForm onOpened={onOpened} />
        </>
      )}
    </Layout>
  );
}

interface OwnChannelPanelsProps {
  channel: OwnChannel;
  schedule: OwnSchedule;
  health: StreamHealthView[];
  sales: ChannelSalesView | undefined;
  onChange(channel: OwnChannel): void;
}

function OwnChannelPanels({ channel, schedule, health, sales, onChange }: OwnChannelPanelsProps) {
  const { t } = useApp();
  const stream = useOwnStream(channel);
  return (
    <>
      <div class="page-title">
        <h1>{t('dashboard.title')}</h1>
        <p class="dashboard-state" role="status">
          {stream ? (
            <>
              <span class="badge badge-live">{t('dashboard.onAir')}</span>
              {t('stream.viewers', { count: stream.viewers })}
            </>
          ) : (
            <span class="chip">{t('dashboard.offAir')}</span>
          )}
        </p>
        <a class="page-title-link" href="/dashboard/emotes">
          {t('dashboard.emotes')}
        </a>
        <a class="page-title-link" href={`/${channel.slug}`}>
          {t('dashboard.viewChannel')} →
        </a>
      </div>
      <div class="dashboard">
        <div class="dashboard-column">
          <PublishPanel whipUrl={channel.whipUrl} />
          <DetailsForm channel={channel} onSaved={onChange} />
          <SchedulePanel schedule={schedule} />
        </div>
        <div class="dashboard-column">
          <StreamHealth initial={health} streamId={stream?.id} />
          <StreamKey whipUrl={channel.whipUrl} rtmpUrl={channel.rtmpUrl} />
          {sales && <ChannelSalesPanel sales={sales} />}
        </div>
      </div>
    </>
  );
}
