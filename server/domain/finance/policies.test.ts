import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import type { PlatformRole } from '../accounts/user.entity.ts';
import { canEditLedger, canReadFinance } from './policies.ts';

const test = suite('finance policies');

test('all staff read the books, and the core team alone keeps them', () => {
  const table: [roles: PlatformRole[], mayRead: boolean, mayEdit: boolean][] = [
    [[], false, false],
    [['moderator'], true, false],
    [['support'], true, false],
    [['core'], true, true],
    [['moderator', 'support'], true, false],
    [['support', 'core'], true, true],
  ];
  for (const [roles, mayRead, mayEdit] of table)
    assert.equal([canReadFinance({ roles }), canEditLedger({ roles })], [mayRead, mayEdit], String(roles));
});

test.run();
