import { SubscriptionPage } from './billing/subscription-page.tsx';
import { DashboardPage } from './channels/dashboard-page.tsx';
import { EmotePage } from './emotes/emote-page.tsx';
import { DeskListPage } from './glimcap/editor/desk-list-page.tsx';
import { DeskPage } from './glimcap/editor/desk-page.tsx';
import { DeskReportPage } from './glimcap/editor/desk-report-page.tsx';
import { FigurePage } from './glimcap/figure-page.tsx';
import { GlimcapListPage } from './glimcap/glimcap-list-page.tsx';
import { GlimcapPage } from './glimcap/glimcap-page.tsx';
import { MailPage } from './glimcap/mail/mail-page.tsx';
import { TrafficPage } from './metrics/traffic-page.tsx';
import type { PageData } from './page-data.ts';
import { FiguresPage } from './staff/figures-page.tsx';
import { StaffPage } from './staff/staff-page.tsx';
import { HomePage } from './streams/home-page.tsx';
import { WatchPage } from './streams/watch-page.tsx';
import { TicketPage } from './support/ticket-page.tsx';
import { ErrorPage } from './ui/error-page.tsx';

/** The page that fits the data. */
export function PageOf({ data }: { data: PageData }) {
  if ('channel' in data) return <WatchPage {...data} />;
  if ('streams' in data) return <HomePage {...data} />;
  if ('report' in data) return <GlimcapPage {...data} />;
  if ('figure' in data) return <FigurePage {...data} />;
  if ('reports' in data) return <GlimcapListPage {...data} />;
  if ('mail' in data) return <MailPage {...data} />;
  if ('ticket' in data) return <TicketPage {...data} />;
  if ('traffic' in data) return <TrafficPage {...data} />;
  if ('staffFigures' in data) return <FiguresPage {...data} />;
  if ('staff' in data) return <StaffPage />;
  if ('deskList' in data) return <DeskListPage {...data} />;
  if ('desk' in data) return <DeskPage {...data} />;
  if ('deskReport' in data) return <DeskReportPage {...data} />;
  if ('ownSubscription' in data) return <SubscriptionPage {...data} />;
  if ('ownChannel' in data) return <DashboardPage {...data} />;
  if ('emotePage' in data) return <EmotePage {...data} />;
  return <ErrorPage {...data} />;
}
