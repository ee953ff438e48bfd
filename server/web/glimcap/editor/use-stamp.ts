import { useEffect, useRef } from 'preact/hooks';
import { ApiProblem } from '../../ui/api.ts';
import { useApp } from '../../ui/app-context.ts';
import type { DeskTrouble } from './use-desk.ts';

const EVERY_MS = 8000;

interface Watched {
  path: string;
  /** Of what the page shows. */
  stamp: string;
  onChanged(): Promise<void>;
  onTrouble(trouble: DeskTrouble): void;
}

/** Asks every few seconds, while the page is looked at, whether there is something else to see. */
export function useStamp(watched: Watched): void {
  const { api } = useApp();
  const latest = useRef(watched);
  latest.current = watched;

  useEffect(() => {
    let isAsking = false;
    const ask = async () => {
      if (isAsking || document.visibilityState === 'hidden') return;
      isAsking = true;
      try {
        const { stamp } = await api.request<{ stamp: string }>('GET', latest.current.path);
        if (stamp !== latest.current.stamp) await latest.current.onChanged();
        latest.current.onTrouble(null);
      } catch (error) {
        latest.current.onTrouble(troubleOf(error));
      } finally {
        isAsking = false;
      }
    };
    const onLook = () => void ask();
    const timer = setInterval(onLook, EVERY_MS);
    document.addEventListener('visibilitychange', onLook);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onLook);
    };
  }, [api]);
}

function troubleOf(error: unknown): DeskTrouble {
  if (!(error instanceof ApiProblem)) return 'offline';
  if (error.code === 'glimcap_published') return 'published';
  return error.status === 401 ? 'signed-out' : 'offline';
}
