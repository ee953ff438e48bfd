import type { Catalogue } from '#domain/metrics/catalogue.ts';
import type { Metric } from '#domain/metrics/metric.entity.ts';
import { HttpError } from '../errors.ts';

/** The metric that a path names. @throws HttpError 404 `metric_not_found` */
export async function getMetric(catalogue: Pick<Catalogue, 'find'>, key: string): Promise<Metric> {
  const metric = await catalogue.find(key);
  if (metric) return metric;
  throw noMetric();
}

export function noMetric(): HttpError {
  return new HttpError(404, 'metric_not_found', 'There is no such metric.');
}
