import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import type { PlatformRole } from '../accounts/user.entity.ts';
import { canEditMetrics, canReadMetrics } from './policies.ts';

const test = suite('metric policies');

test('all staff read the figures; the core team and support look after them', () => {
  const table: [roles: PlatformRole[], mayRead: boolean, mayEdit: boolean][] = [
    [[], false, false],
    [['moderator'], true, false],
    [['support'], true, true],
    [['core'], true, true],
    [['moderator', 'support'], true, true],
    [['moderator', 'core'], true, true],
  ];
  for (const [roles, mayRead, mayEdit] of table)
    assert.equal([canReadMetrics({ roles }), canEditMetrics({ roles })], [mayRead, mayEdit], String(roles));
});

test.run();
