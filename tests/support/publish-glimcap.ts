import type { GlimcapReport } from '#domain/glimcap/glimcap-report.entity.ts';
import type { TestDomain } from './domain.ts';

/** Drafts the week that is over and publishes it, with everything acknowledged that the gate has found. */
export function publishGlimcap({ database, glimcap, glimcapDesk }: TestDomain): Promise<GlimcapReport> {
  return database.unitOfWork(async () => {
    const draft = await glimcap.draft();
    const reviewed = { reportId: draft.id, revision: draft.revision };
    const findingIds = (await glimcapDesk.gate(draft)).open.map(({ id }) => id);
    if (findingIds.length > 0)
      await glimcapDesk.acknowledge(reviewed, { findingIds, reason: 'nothing was counted', by: 'Ada' });
    return glimcap.publish({ ...reviewed, by: 'Ada' });
  });
}
