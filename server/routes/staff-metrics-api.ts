import type { Domain } from '#domain/domain.ts';
import type { ApiRoute } from './api-route.ts';
import { metricCatalogueRoutes } from './staff-metrics-catalogue.ts';
import { metricReadingRoutes } from './staff-metrics-reading.ts';
import { metricSampleRoutes } from './staff-metrics-samples.ts';
import { metricSourceRoutes } from './staff-metrics-sources.ts';

type Parts = Pick<Domain, 'handRecords' | 'metricBoard' | 'metricCatalogue' | 'metrics' | 'metricSources'>;

/** The catalogue of metrics, its samples and its sources: read by all staff, written by who looks after the figures. */
export function staffMetricsApiRoutes(domain: Parts): ApiRoute[] {
  return [
    ...metricReadingRoutes(domain),
    ...metricCatalogueRoutes(domain),
    ...metricSampleRoutes(domain),
    ...metricSourceRoutes(domain),
  ];
}
