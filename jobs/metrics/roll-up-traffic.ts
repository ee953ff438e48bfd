import type { Job } from '../job.ts';

/** Every few minutes, so that today is seen today; a day that is over is closed by whichever run comes next. */
export const rollUpTraffic: Job = {
  name: 'roll-up-traffic',
  schedule: '*/10 * * * *',

  async run({ trafficRollUp, log }) {
    log.info(await trafficRollUp.run(), 'traffic rolled up');
  },
};
