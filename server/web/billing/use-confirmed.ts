import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../ui/app-context.ts';
import type { SubscriptionState } from './subscription-types.ts';

const ASK_EVERY_MS = 1_500;
/** After so many the page says that it takes longer; a reload asks again. */
const MOST_TRIES = 40;

interface Question<Answer> {
  /** What the page was drawn with. */
  drawn: Answer;
  /** Where it is asked for again. */
  path: string;
  stateOf(answer: Answer): SubscriptionState | undefined;
  /** The word in the page's address by which a member says that they have paid. */
  paidWord: string;
}

/**
 * A subscription of one's own. Who comes back from paying is a moment ahead of the news of it, so the page asks until it
 * is there, and then takes their word out of its address: who is sent that one has paid for nothing.
 */
export function useConfirmed<Answer>({ drawn, path, stateOf, paidWord }: Question<Answer>) {
  const { api, me, url } = useApp();
  const [answer, setAnswer] = useState(drawn);
  const [tries, setTries] = useState(0);
  const hasPaid = Boolean(me) && new URLSearchParams(url.split('?')[1]).has(paidWord);
  const state = stateOf(answer) ?? 'ended';
  const isConfirming = state === 'confirming' || (hasPaid && state === 'ended' && tries < MOST_TRIES);

  useEffect(() => {
    if (!isConfirming || tries >= MOST_TRIES) return undefined;
    const timer = setTimeout(() => {
      api.request<Answer>('GET', path).then(setAnswer, () => undefined);
      setTries(tries + 1);
    }, ASK_EVERY_MS);
    return () => clearTimeout(timer);
  }, [api, path, isConfirming, tries]);

  const isThanked = hasPaid && !isConfirming && state !== 'ended';
  useEffect(() => {
    if (isThanked) history.replaceState(history.state, '', location.pathname);
  }, [isThanked]);

  return { answer, isConfirming, isThanked, isLate: hasPaid && !isConfirming && state === 'ended' };
}
