import type { StaffPageData } from '../page-data.ts';
import { staffTicketsTitle } from '../support/board/staff-tickets-title.ts';
import type { Translate } from '../words.ts';
import { figuresTitle } from './figures-title.ts';

/** How a page for staff is titled. */
export function staffTitle(data: StaffPageData, t: Translate): string {
  if ('traffic' in data) return t('traffic.title');
  if ('staffFigures' in data) return figuresTitle(data.staffFigures, t);
  if ('staffTickets' in data) return staffTicketsTitle(data.staffTickets, t);
  if ('staffHelp' in data) return t('help.staff.title');
  if ('deskList' in data) return t('desk.title');
  if ('desk' in data) return t('desk.draftTitle', { number: data.desk.number });
  if ('deskReport' in data) return t('desk.reportTitle', { number: data.deskReport.number });
  return t('staff.title');
}
