import { DeskListPage } from '../glimcap/editor/desk-list-page.tsx';
import { DeskPage } from '../glimcap/editor/desk-page.tsx';
import { DeskReportPage } from '../glimcap/editor/desk-report-page.tsx';
import { TrafficPage } from '../metrics/traffic-page.tsx';
import type { StaffPageData } from '../page-data.ts';
import { StaffTicketsPage } from '../support/board/staff-tickets-page.tsx';
import { StaffHelpPage } from '../support/help/staff-help-page.tsx';
import { FiguresPage } from './figures-page.tsx';
import { StaffPage } from './staff-page.tsx';

/** The page for staff that fits the data. */
export function StaffPageOf({ data }: { data: StaffPageData }) {
  if ('traffic' in data) return <TrafficPage {...data} />;
  if ('staffFigures' in data) return <FiguresPage {...data} />;
  if ('staffTickets' in data) return <StaffTicketsPage {...data} />;
  if ('staffHelp' in data) return <StaffHelpPage {...data} />;
  if ('deskList' in data) return <DeskListPage {...data} />;
  if ('desk' in data) return <DeskPage {...data} />;
  if ('deskReport' in data) return <DeskReportPage {...data} />;
  return <StaffPage />;
}
