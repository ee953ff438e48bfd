import type { ComponentChildren } from 'preact';
import { useApp } from './app-context.ts';
import { Problem } from './problem.tsx';
import { type FormFields, useForm } from './use-form.ts';

interface ActionFormProps {
  /** What the button says. */
  submit: string;
  isQuiet?: boolean;
  children?: ComponentChildren;
  send(fields: FormFields): Promise<void>;
}

/** A form that changes something, and says why when it could not. It needs scripts, and says so without them. */
export function ActionForm({ submit, isQuiet = false, children, send }: ActionFormProps) {
  const { t } = useApp();
  const { isBusy, problem, onSubmit } = useForm(send);
  return (
    <form class="action-form" method="post" onSubmit={onSubmit}>
      {children}
      <Problem text={problem} />
      <div class="button-row">
        <button class={isQuiet ? 'button button-quiet' : 'button'} type="submit" disabled={isBusy}>
          {submit}
        </button>
        <noscript>{t('form.needsScripts')}</noscript>
      </div>
    </form>
  );
}
