import type { Translate } from '../words.ts';
import { ApiProblem } from './api.ts';

/** The sentence to show for whatever a request threw. */
export function problemText(error: unknown, t: Translate): string {
  if (!(error instanceof ApiProblem)) return t('problem.generic');
  if (error.code === 'network') return t('problem.network');
  return error.message || t('problem.generic');
}
