import type { MetricEditor } from '#domain/metrics/metric-editor.ts';
import { canEditMetrics } from '#domain/metrics/policies.ts';
import type { HttpContext } from '../http-context.ts';
import { requireUser } from './api-route.ts';

/** The user, as who records and edits under their name, if they may. @throws HttpError 401 */
export function metricEditorOf(ctx: HttpContext): MetricEditor {
  const user = requireUser(ctx);
  return { name: user.name, isStaff: canEditMetrics(user) };
}
