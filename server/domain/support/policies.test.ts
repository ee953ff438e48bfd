import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import {
  type Actor,
  canAddPeople,
  canAnswerCloseRequest,
  canClose,
  canHandle,
  canManageSupport,
  canReadAsStaff,
  canReadTicket,
  canReopen,
} from './policies.ts';
import type { TicketState } from './ticket.entity.ts';

const MEMBER = '100000000000000001';
const OTHER = '100000000000000002';
const SUPPORTER = '100000000000000003';

const STATES = ['opening', 'open', 'pending', 'closed'] as const;
const MEMBERS_OWN: Actor = { id: MEMBER, name: 'x', isStaff: false };
const STRANGER: Actor = { id: OTHER, name: 'x', isStaff: false };
const STAFF: Actor = { id: SUPPORTER, name: 'x', isStaff: true };
const MANAGER_ONLY: Actor = { id: OTHER, name: 'x', isStaff: false, isManager: true };

type Policy = (actor: Actor, ticket: { state: TicketState; memberId: string }) => boolean;
type Row = [who: Actor, opening: boolean, open: boolean, pending: boolean, closed: boolean];

const test = suite('ticket policies');

function holds(policy: Policy, table: Row[]): void {
  for (const [actor, ...expected] of table) {
    const found = STATES.map((state) => policy(actor, { state, memberId: MEMBER }));
    assert.equal(found, expected, JSON.stringify(actor));
  }
}

test('only staff handle a ticket, and only one that is underway', () => {
  holds(canHandle, [
    [STAFF, false, true, true, false],
    [MEMBERS_OWN, false, false, false, false],
    [STRANGER, false, false, false, false],
    [MANAGER_ONLY, false, false, false, false],
  ]);
});

test('staff and the member close, and bring people in, while it is underway', () => {
  const table: Row[] = [
    [STAFF, false, true, true, false],
    [MEMBERS_OWN, false, true, true, false],
    [STRANGER, false, false, false, false],
    [MANAGER_ONLY, false, false, false, false],
  ];
  holds(canClose, table);
  holds(canAddPeople, table);
});

test('staff and the member open a closed ticket again', () => {
  holds(canReopen, [
    [STAFF, false, false, false, true],
    [MEMBERS_OWN, false, false, false, true],
    [STRANGER, false, false, false, false],
    [MANAGER_ONLY, false, false, false, false],
  ]);
});

test('only the member says whether it is solved', () => {
  holds(canAnswerCloseRequest, [
    [STAFF, false, false, false, false],
    [MEMBERS_OWN, false, true, true, false],
    [STRANGER, false, false, false, false],
    [MANAGER_ONLY, false, false, false, false],
  ]);
});

test('only managers change how support works', () => {
  const table: [Actor, boolean][] = [
    [MANAGER_ONLY, true],
    [STAFF, false],
    [MEMBERS_OWN, false],
    [{ ...STAFF, isManager: false }, false],
  ];
  for (const [actor, may] of table) assert.is(canManageSupport(actor), may, JSON.stringify(actor));
});

test('a transcript is read by platform staff, the member, who was added, and the supporter who has it', () => {
  const ticket = { memberId: MEMBER, claimedById: SUPPORTER };
  const [added, isTold] = [['100000000000000004'], true];
  const table: [discordId: string | null, may: boolean, asStaff: boolean][] = [
    [MEMBER, isTold, false],
    [SUPPORTER, isTold, true],
    ['100000000000000004', isTold, false],
    [OTHER, false, false],
    [null, false, false],
  ];
  for (const [discordId, may, asStaff] of table) {
    assert.is(canReadTicket({ discordId, roles: [] }, ticket, added), may, String(discordId));
    assert.is(canReadAsStaff({ discordId, roles: [] }, ticket), asStaff, String(discordId));
  }
  for (const role of ['core', 'support', 'moderator'] as const) {
    assert.is(canReadTicket({ discordId: null, roles: [role] }, ticket), true, role);
    assert.is(canReadAsStaff({ discordId: null, roles: [role] }, ticket), true, role);
  }
});

test('who has no Discord account is not taken for a member who was forgotten', () => {
  const forgotten = { memberId: null, claimedById: null };
  assert.is(canReadTicket({ discordId: null, roles: [] }, forgotten), false);
  assert.is(canReadAsStaff({ discordId: null, roles: [] }, forgotten), false);
});

test.run();
