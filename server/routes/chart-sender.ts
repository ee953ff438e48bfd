import { createHash } from 'node:crypto';
import { CHART_SIZES, type ChartRenderer } from '#domain/metrics/chart-look.ts';
import type { ChartSpec } from '#domain/metrics/chart-spec.ts';
import { AnswerCache } from '../answer-cache.ts';
import { HttpError } from '../errors.ts';
import type { HttpContext } from '../http-context.ts';
import { sendKept } from '../public-answers.ts';

/** A page of staff's shows one or two; many look at the same ones. */
const KEPT = 40;
/** They are drawn from what is known now, and for staff. */
const ASK_FIRST = 'private, no-cache';
/** An SVG that is opened by itself is a document: it may style itself and do nothing else. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** Sends charts that only staff see. */
export function createChartSender(charts: ChartRenderer): (ctx: HttpContext, spec: ChartSpec | null) => Promise<void> {
  const cache = new AnswerCache(KEPT);
  return async (ctx, spec) => {
    if (!spec) throw new HttpError(404, 'chart_not_found', 'There is nothing to draw.');
    const size = CHART_SIZES.find((each) => each === ctx.query.size) ?? 'wide';
    const key = createHash('sha256')
      .update(`${size} ${JSON.stringify(spec)}`)
      .digest('base64url');
    const kept = await cache.get(key, () => charts.svg(spec, { theme: 'site', size }));
    ctx.set('Content-Security-Policy', POLICY);
    sendKept(ctx, kept, { type: 'svg', cacheControl: ASK_FIRST });
  };
}
