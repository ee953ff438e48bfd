import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Issue } from '#domain/glimcap/archive/issue.ts';
import { issueMarkdown } from '#domain/glimcap/archive/issue-markdown.ts';
import type { OutboxTasks } from '#domain/outbox.ts';
import type { Task } from '../job.ts';

/**
 * Writes a published report as it stands to `DATA_DIR/glimcap/part-N.md`, whole or not at all. Writing it again
 * changes nothing; after a correction the file is the corrected one, also when two of these overlap.
 */
export const writeGlimcapFile: Task<OutboxTasks['glimcap.file']> = {
  async run({ reportId }, { glimcap, glimcapArchive, dataDir, log }) {
    const report = await glimcap.find(reportId);
    if (report?.state !== 'published') return;
    let written = 0;
    let issue = await glimcapArchive.get(report.number);
    while (written !== issue.ordinal) {
      written = issue.ordinal;
      await writeIssue(issue, join(dataDir, 'glimcap'));
      issue = await glimcapArchive.get(report.number);
    }
    log.info({ number: report.number, version: written }, 'glimcap file written');
  },
};

async function writeIssue(issue: Issue, dir: string): Promise<void> {
  const file = join(dir, `part-${issue.number}.md`);
  const unfinished = `${file}.${randomUUID()}.new`;
  await mkdir(dir, { recursive: true });
  await writeFile(unfinished, issueMarkdown(issue));
  await rename(unfinished, file);
}
