import type { CalendarDay } from '../../metrics/zoned-day.ts';
import type { Figures } from '../figures.ts';
import type { GlimcapVersion } from '../glimcap-version.entity.ts';
import type { ReportChange } from '../report-changes.ts';

/** A published report as lists name it. */
export interface IssueLink {
  number: number;
  title: string;
  author: string;
  weekStart: CalendarDay;
  weekEnd: CalendarDay;
  publishedAt: Date;
  /** When it was corrected last; null for one that stands as it was published. */
  correctedAt: Date | null;
  /** The version that stands. */
  ordinal: number;
}

/** What a correction said, and what it changed. */
export interface IssueCorrection {
  /** The version that it made, and the one that it stands in for. */
  ordinal: number;
  replaces: number;
  at: Date;
  by: string | null;
  note: string;
  changes: ReportChange[];
}

/** A published report in one of the versions that readers have seen. */
export interface Issue extends IssueLink {
  version: Pick<GlimcapVersion, 'id' | 'ordinal' | 'markdown' | 'madeAt'>;
  figures: Figures;
  /** Whether this is the version that counts. */
  isStanding: boolean;
  /** Of the versions up to this one, oldest first. */
  corrections: IssueCorrection[];
  /** When each version came to be, oldest first. */
  versions: { ordinal: number; madeAt: Date }[];
  previous: IssueLink | null;
  next: IssueLink | null;
}
