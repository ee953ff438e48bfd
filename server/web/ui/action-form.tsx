import type { ComponentChildren } from 'preact';
import { useApp } from './app-context.ts';
import { FieldProblem } from './field-problem.ts';
import { Problem } from './problem.tsx';
import { type FormFields, useForm } from './use-form.ts';

interface ActionFormProps {
  /** What the button says. */
  submit: string;
  isQuiet?: boolean;
  children?: ComponentChildren;
  /** Beside which field a problem is said, by its code; null for the foot of the form, where all are without this. */
  fieldOf?(code: string): string | null;
  send(fields: FormFields): Promise<void>;
}

/** A form that changes something, and says why when it could not. It needs scripts, and says so without them. */
export function ActionForm({ submit, isQuiet = false, children, fieldOf = () => null, send }: ActionFormProps) {
  const { t } = useApp();
  const { isBusy, problem, code, onSubmit } = useForm(send);
  const field = fieldOf(code);
  return (
    <form class="action-form" method="post" onSubmit={onSubmit}>
      <FieldProblem.Provider value={field && problem ? { field, text: problem } : null}>
        {children}
      </FieldProblem.Provider>
      <Problem text={field ? null : problem} />
      <div class="button-row">
        <button class={isQuiet ? 'button button-quiet' : 'button'} type="submit" disabled={isBusy}>
          {submit}
        </button>
        <noscript>{t('form.needsScripts')}</noscript>
      </div>
    </form>
  );
}
