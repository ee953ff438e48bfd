import type { User } from '#domain/accounts/user.entity.ts';
import type { ProviderStatus } from '#domain/billing/payment-provider.ts';
import type { Channel } from '#domain/channels/channel.entity.ts';
import type { TestDomain } from './domain.ts';

/** How a member's subscription to a channel stands, as if the payment provider had said so. */
export async function subscribeToChannel(
  { database: { pool } }: Pick<TestDomain, 'database'>,
  { user, channel, status = 'active' }: { user: User; channel: Channel; status?: ProviderStatus },
): Promise<void> {
  const customer = `cus_${user.id}`;
  await pool.query(
    'insert into billing_customer (id, user_id, created_at) values ($1, $2, now()) on conflict do nothing',
    [customer, user.id],
  );
  await pool.query(
    `insert into channel_subscription
       (id, customer_id, channel_id, status, period_end, cancel_at_period_end, share_percent, refreshed_at)
     values ($1, $2, $3, $4, now() + interval '30 days', false, 60, now())
     on conflict (id) do update set status = excluded.status`,
    [`sub_${user.id}_${channel.id}`, customer, channel.id, status],
  );
}
