import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../ui/app-context.ts';
import type { ChannelSalesView } from './subscription-types.ts';

const PATH = '/api/v1/channel/sales';
const ASK_EVERY_MS = 3_000;
/** What was told to the provider is mostly checked within seconds; now and then it takes days. */
const MOST_TRIES = 10;

/**
 * How one's sales stand. The page is drawn with what was known, so that it waits for nobody; the provider is asked at once
 * about an account, and again while it looks at what a streamer has just told it.
 * @param isBack whether they come from telling it
 */
export function useChannelSales(drawn: ChannelSalesView, isBack: boolean) {
  const { api } = useApp();
  const [sales, setSales] = useState(drawn);
  const [tries, setTries] = useState(0);
  const isChecked = isBack && sales.payoutAccount === 'stopped' && tries < MOST_TRIES;
  const isAsking = sales.isOpen && sales.payoutAccount !== 'none' && (tries === 0 || isChecked);

  useEffect(() => {
    if (!isAsking) return undefined;
    const ask = () => {
      setTries(tries + 1);
      // One that fails changes nothing: what is shown was so a moment ago.
      api.request<ChannelSalesView>('GET', PATH).then(setSales, () => undefined);
    };
    const timer = setTimeout(ask, tries === 0 ? 0 : ASK_EVERY_MS);
    return () => clearTimeout(timer);
  }, [api, isAsking, tries]);

  const choose = async (sells: boolean) => setSales(await api.request<ChannelSalesView>('PATCH', PATH, { sells }));
  return { sales, isChecked, choose };
}
