import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OutboxTasks } from '#domain/outbox.ts';
import type { Task } from '../job.ts';

/** Writes a published report to `DATA_DIR/glimcap/part-N.md`, whole or not at all. Writing it again changes nothing. */
export const writeGlimcapFile: Task<OutboxTasks['glimcap.file']> = {
  async run({ reportId }, { glimcap, dataDir, log }) {
    const report = await glimcap.find(reportId);
    if (report?.state !== 'published') return;
    const dir = join(dataDir, 'glimcap');
    const file = join(dir, `part-${report.number}.md`);
    const unfinished = `${file}.${process.pid}.new`;
    await mkdir(dir, { recursive: true });
    await writeFile(unfinished, report.markdown);
    await rename(unfinished, file);
    log.info({ number: report.number, file }, 'glimcap file written');
  },
};
