import { AccountPage } from './accounts/account-page.tsx';
import { SignInLinkPage } from './accounts/sign-in-link-page.tsx';
import { SubscriptionPage } from './billing/subscription-page.tsx';
import { DashboardPage } from './channels/dashboard-page.tsx';
import { EmotePage } from './emotes/emote-page.tsx';
import { FigurePage } from './glimcap/figure-page.tsx';
import { GlimcapListPage } from './glimcap/glimcap-list-page.tsx';
import { GlimcapPage } from './glimcap/glimcap-page.tsx';
import { MailPage } from './glimcap/mail/mail-page.tsx';
import { StatusPage } from './guilds/status-page.tsx';
import type { PageData } from './page-data.ts';
import { StaffPageOf } from './staff/staff-page-of.tsx';
import { HomePage } from './streams/home-page.tsx';
import { WatchPage } from './streams/watch-page.tsx';
import { HelpPage } from './support/help/help-page.tsx';
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
  if ('ownAccount' in data) return <AccountPage {...data} />;
  if ('signInLink' in data) return <SignInLinkPage {...data} />;
  if ('status' in data) return <StatusPage {...data} />;
  if ('emotePage' in data) return <EmotePage {...data} />;
  if ('help' in data) return <HelpPage {...data} />;
  if ('ownSubscription' in data) return <SubscriptionPage {...data} />;
  if ('ownChannel' in data) return <DashboardPage {...data} />;
  if ('error' in data) return <ErrorPage {...data} />;
  return <StaffPageOf data={data} />;
}
