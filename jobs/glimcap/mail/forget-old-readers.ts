import type { Job } from '../../job.ts';

/** An address that nobody confirmed is not ours to keep, nor for long one whose owner has left. */
export const forgetOldReaders: Job = {
  name: 'forget-old-glimcap-readers',
  schedule: '40 4 * * *',

  async run({ glimcapReaderList, log }) {
    const forgotten = await glimcapReaderList.forgetOld();
    if (forgotten > 0) log.info({ forgotten }, 'glimcap readers forgotten');
  },
};
