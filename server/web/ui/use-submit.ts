import { useState } from 'preact/hooks';
import { useApp } from './app-context.ts';
import { problemText } from './problem-text.ts';

interface Submission {
  isBusy: boolean;
  /** The sentence that says why it failed. */
  problem: string | null;
  run(): void;
}

/** Runs an action once at a time and keeps what went wrong for the form to show. */
export function useSubmit(action: () => Promise<void>): Submission {
  const { t } = useApp();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await action();
    } catch (error) {
      setProblem(problemText(error, t));
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, problem, run: () => void (isBusy || submit()) };
}
