import { useState } from 'preact/hooks';
import { ApiProblem } from './api.ts';
import { useApp } from './app-context.ts';
import { problemText } from './problem-text.ts';

interface Submission {
  isBusy: boolean;
  /** The sentence that says why it failed. */
  problem: string | null;
  /** The problem's stable code; empty where there is none. */
  code: string;
  run(): void;
}

/** Runs an action once at a time and keeps what went wrong for the form to show. */
export function useSubmit(action: () => Promise<void>): Submission {
  const { t } = useApp();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [code, setCode] = useState('');
  const submit = async () => {
    setBusy(true);
    setProblem(null);
    setCode('');
    try {
      await action();
    } catch (error) {
      setProblem(problemText(error, t));
      setCode(error instanceof ApiProblem ? error.code : '');
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, problem, code, run: () => void (isBusy || submit()) };
}
