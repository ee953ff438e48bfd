import type { Job } from '../job.ts';

/** So long every minute is kept; of what is older only the highest moments. */
const KEPT_MS = 14 * 86_400_000;

/** Keeps the log of viewers small: from half a million rows a year to 35,000. */
export const foldViewerMoments: Job = {
  name: 'fold-viewer-moments',
  schedule: '17 4 * * *',

  async run({ viewerMoments, now }) {
    await viewerMoments.fold(new Date(now().getTime() - KEPT_MS));
  },
};
