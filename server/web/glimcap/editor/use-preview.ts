import { useEffect, useRef, useState } from 'preact/hooks';
import { useApp } from '../../ui/app-context.ts';
import { problemText } from '../../ui/problem-text.ts';

const PAUSE_MS = 350;

interface Previewed<Shown> {
  path: string;
  /** What is typed, as it is sent; null while there is nothing to try. */
  body: object | null;
  /** What there is to see while nothing is typed. */
  standing: Shown;
}

interface Answered<Shown> {
  shown: Shown;
  /** Why what is shown is not what is typed. */
  problem: string | null;
}

/** What a report becomes with what is typed. An answer that comes after a later one is not shown. */
export function usePreview<Shown>({ path, body, standing }: Previewed<Shown>): Answered<Shown> {
  const { t, api } = useApp();
  const [answered, setAnswered] = useState<Answered<Shown>>({ shown: standing, problem: null });
  const turns = useRef({ asked: 0, shown: 0 });
  const typed = JSON.stringify(body);

  useEffect(() => {
    turns.current.asked += 1;
    const turn = turns.current.asked;
    const show = (next: (before: Answered<Shown>) => Answered<Shown>) => {
      if (turn < turns.current.shown) return;
      turns.current.shown = turn;
      setAnswered(next);
    };
    if (body === null) {
      show(() => ({ shown: standing, problem: null }));
      return undefined;
    }
    const ask = async () => {
      try {
        const shown = await api.request<Shown>('POST', path, body);
        show(() => ({ shown, problem: null }));
      } catch (error) {
        show((before) => ({ ...before, problem: problemText(error, t) }));
      }
    };
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, standing]);

  return answered;
}
