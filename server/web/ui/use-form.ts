import type { TargetedSubmitEvent } from 'preact';
import { useRef } from 'preact/hooks';
import { useSubmit } from './use-submit.ts';

/** What was filled in, by the names of the fields. What was left empty is not there. */
export interface FormFields {
  text(name: string): string | undefined;
  all(name: string): string[];
  file(name: string): File | undefined;
}

/** A form that is sent by a script: once at a time, with what went wrong for it to show. */
export function useForm(send: (fields: FormFields) => Promise<void>) {
  const form = useRef<HTMLFormElement | null>(null);
  const { isBusy, problem, code, run } = useSubmit(async () => {
    if (form.current) await send(fieldsOf(new FormData(form.current)));
  });
  const onSubmit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    form.current = event.currentTarget;
    run();
  };
  return { isBusy, problem, code, onSubmit };
}

function fieldsOf(data: FormData): FormFields {
  const all = (name: string) => data.getAll(name).filter((value) => typeof value === 'string');
  return {
    all,
    text: (name) => all(name)[0]?.trim() || undefined,
    file(name) {
      const value = data.get(name);
      return value instanceof File && value.size > 0 ? value : undefined;
    },
  };
}
