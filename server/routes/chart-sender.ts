import { createHash } from 'node:crypto';
import { CHART_SIZES, type ChartRenderer } from '#domain/metrics/chart-look.ts';
import type { ChartSpec } from '#domain/metrics/chart-spec.ts';
import { ChartCache } from '../chart-cache.ts';
import { HttpError } from '../errors.ts';
import type { HttpContext } from '../http-context.ts';

/** A page of staff's shows one or two; many look at the same ones. */
const CACHED = 40;
/** An SVG that is opened by itself is a document: it may style itself and do nothing else. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** Sends charts that only staff see: they are drawn from what is known now, so no cache keeps them unasked. */
export function createChartSender(charts: ChartRenderer): (ctx: HttpContext, spec: ChartSpec | null) => Promise<void> {
  const cache = new ChartCache(CACHED);
  return async (ctx, spec) => {
    if (!spec) throw new HttpError(404, 'chart_not_found', 'There is nothing to draw.');
    const size = CHART_SIZES.find((each) => each === ctx.query.size) ?? 'wide';
    const key = createHash('sha256')
      .update(`${size} ${JSON.stringify(spec)}`)
      .digest('base64url');
    const { body, etag } = await cache.get(key, () => charts.svg(spec, { theme: 'site', size }));
    ctx.set({ 'Content-Security-Policy': POLICY, 'Cache-Control': 'private, no-cache', ETag: etag });
    ctx.status = 200;
    ctx.type = 'svg';
    if (ctx.fresh) ctx.status = 304;
    else ctx.body = body;
  };
}
