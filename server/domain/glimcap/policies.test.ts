import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import type { PlatformRole } from '../accounts/user.entity.ts';
import { canDecideWins, canReadDrafts, canReviewReports } from './policies.ts';

const test = suite('glimcap policies');

test('all staff read drafts and decide on wins, the core team reviews', () => {
  const table: [roles: PlatformRole[], reads: boolean, decides: boolean, reviews: boolean][] = [
    [[], false, false, false],
    [['support'], true, true, false],
    [['moderator'], true, true, false],
    [['support', 'moderator'], true, true, false],
    [['core'], true, true, true],
    [['moderator', 'core'], true, true, true],
  ];
  for (const [roles, reads, decides, reviews] of table)
    assert.equal(
      [canReadDrafts({ roles }), canDecideWins({ roles }), canReviewReports({ roles })],
      [reads, decides, reviews],
      roles.join(' '),
    );
});

test.run();
