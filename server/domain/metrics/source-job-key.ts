import type { SourceName } from './source-list.ts';

/** One reading of a source waits at a time: another with its key takes its place. */
export function sourceJobKey(source: SourceName): string {
  return `metrics.source.due:${source}`;
}
