import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { canClaim, canClose, canReadTicket } from './policies.ts';
import type { TicketState } from './ticket.entity.ts';

const MEMBER = '100000000000000001';
const OTHER = '100000000000000002';
const SUPPORTER = '100000000000000003';

const test = suite('ticket policies');

test('only staff claim, and only an open ticket', () => {
  const table: [isStaff: boolean, state: TicketState, may: boolean][] = [
    [true, 'opening', false],
    [true, 'open', true],
    [true, 'closed', false],
    [false, 'opening', false],
    [false, 'open', false],
    [false, 'closed', false],
  ];
  for (const [isStaff, state, may] of table)
    assert.is(canClaim({ id: OTHER, name: 'x', isStaff }, { state }), may, `${isStaff} ${state}`);
});

test('staff and the member close, and only an open ticket', () => {
  const table: [id: string, isStaff: boolean, state: TicketState, may: boolean][] = [
    [MEMBER, false, 'open', true],
    [MEMBER, false, 'opening', false],
    [MEMBER, false, 'closed', false],
    [SUPPORTER, true, 'open', true],
    [SUPPORTER, true, 'opening', false],
    [SUPPORTER, true, 'closed', false],
    [OTHER, false, 'open', false],
    [OTHER, false, 'opening', false],
    [OTHER, false, 'closed', false],
  ];
  for (const [id, isStaff, state, may] of table)
    assert.is(canClose({ id, name: 'x', isStaff }, { state, memberId: MEMBER }), may, `${id} ${isStaff} ${state}`);
});

test('a transcript is read by platform staff, by the member and by the supporter who has it', () => {
  const ticket = { memberId: MEMBER, claimedById: SUPPORTER };
  assert.is(canReadTicket({ discordId: MEMBER, roles: [] }, ticket), true);
  assert.is(canReadTicket({ discordId: SUPPORTER, roles: [] }, ticket), true);
  assert.is(canReadTicket({ discordId: OTHER, roles: [] }, ticket), false);
  assert.is(canReadTicket({ discordId: null, roles: [] }, ticket), false);
  for (const role of ['core', 'support', 'moderator'] as const)
    assert.is(canReadTicket({ discordId: null, roles: [role] }, ticket), true, role);
});

test('who has no Discord account is not taken for a member who was forgotten', () => {
  assert.is(canReadTicket({ discordId: null, roles: [] }, { memberId: null, claimedById: null }), false);
});

test.run();
