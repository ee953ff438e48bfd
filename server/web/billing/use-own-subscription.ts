import { useEffect, useState } from 'preact/hooks';
import type { OwnSubscription } from '../api-types.ts';
import { useApp } from '../ui/app-context.ts';

const ASK_EVERY_MS = 1_500;
/** After so many the page says how things stand; a reload asks again. */
const MOST_TRIES = 40;

/**
 * One's subscription. Who comes back from paying is a moment ahead of the news of it, so the page asks until it is there.
 * @param hasPaid whether the member says, by the address they came back to, that they have paid
 */
export function useOwnSubscription(drawn: OwnSubscription, hasPaid: boolean) {
  const { api } = useApp();
  const [own, setOwn] = useState(drawn);
  const [tries, setTries] = useState(0);
  const state = own.subscription?.state ?? 'ended';
  const isConfirming = state === 'confirming' || (hasPaid && state === 'ended' && tries < MOST_TRIES);

  useEffect(() => {
    if (!isConfirming || tries >= MOST_TRIES) return undefined;
    const timer = setTimeout(() => {
      api.request<OwnSubscription>('GET', '/api/v1/billing/subscription').then(setOwn, () => undefined);
      setTries(tries + 1);
    }, ASK_EVERY_MS);
    return () => clearTimeout(timer);
  }, [api, isConfirming, tries]);

  return { own, isConfirming };
}
