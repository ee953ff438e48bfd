import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Session } from './api-types.ts';
import type { View } from './page-data.ts';
import { PageOf } from './page-of.tsx';
import { createApi } from './ui/api.ts';
import { type App, AppProvider } from './ui/app-context.ts';
import type { Translate } from './words.ts';

const TICK_MS = 30_000;

/** A whole page, the same on the server and in the browser. */
export function GlimApp({ view, t }: { view: View; t: Translate }) {
  const [now, setNow] = useState(Date.parse(view.drawnAt));
  const [session, setSession] = useState<Session | null>(null);
  const api = useMemo(() => createApi(view.csrfToken ?? (view.me === null ? '' : undefined), view.language), [view]);

  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    // Unknown stays unknown if the server cannot be asked: the page itself is still good.
    if (view.me === undefined) api.session().then(setSession, () => undefined);
  }, [api, view.me]);

  const app: App = {
    t,
    api,
    now,
    url: view.url,
    language: view.language,
    isTranslated: view.isTranslated,
    offersMail: view.offersMail,
    me: session ? session.user : view.me,
    csrfToken: session?.csrfToken ?? view.csrfToken,
  };
  return (
    <AppProvider value={app}>
      <PageOf data={view.data} />
    </AppProvider>
  );
}
