/** A metric of the catalogue. */
export interface MetricView {
  key: string;
  label: string;
  unit: 'count' | 'money' | 'duration' | 'ratio';
  currency: string | null;
  definition: string;
  source: string;
  cadence: 'hourly' | 'daily' | 'weekly';
  measure: 'gauge' | 'count';
  good: 'up' | 'down' | 'neutral';
  section: 'metrics' | 'traffic' | 'networks';
  position: number;
  retiredAt: string | null;
}

/** A metric with the newest that is known of it; `missing` says why the running week has no figure yet. */
export interface NewestMetric {
  metric: MetricView;
  latest: {
    shownAs: string;
    takenAt: string;
    source: string;
    author: string | null;
    note: string | null;
    /** Counted by the database just now; not a sample. */
    isCounted: boolean;
  } | null;
  missing: string | null;
}

export interface MetricSampleView {
  id: string;
  shownAs: string;
  takenAt: string;
  recordedAt: string;
  source: string;
  query: string | null;
  note: string | null;
  author: string | null;
  corrects: string | null;
  correctedBy: string | null;
}

export interface MetricChangeView {
  id: string;
  kind: 'added' | 'edited' | 'retired' | 'restored';
  changedAt: string;
  changedBy: string;
  fields: { field: string; before: string | null; after: string | null }[];
}

/** A service that counts for us. */
export interface MetricSourceView {
  name: string;
  label: string;
  keys: string[];
  isOn: boolean;
  missing: string[];
  lastReadAt: string | null;
  failure: { at: string; reason: string } | null;
  nextTryAt: string | null;
}

/** `/staff/metrics` */
export interface CatalogueView {
  metrics: NewestMetric[];
  sources: MetricSourceView[];
  canEdit: boolean;
}

/** `/staff/metrics/:key` */
export interface MetricDetailView extends NewestMetric {
  /** Null where no service counts it. */
  sourceState: MetricSourceView | null;
  /** The names of the services that there are. */
  sources: string[];
  /** What the chart shows, in words; null where there is nothing to draw. */
  chartText: string | null;
  samples: MetricSampleView[];
  isFirstPage: boolean;
  nextCursor: string | null;
  changes: MetricChangeView[];
  canEdit: boolean;
}
