import { useId } from 'preact/hooks';
import { useApp } from '../../ui/app-context.ts';
import { Problem } from '../../ui/problem.tsx';

/** Asks for the reports by e-mail. Nothing where none are sent; works without scripts. */
export function MailSignUpForm({ problem = null }: { problem?: string | null }) {
  const { t, offersMail } = useApp();
  const id = useId();
  if (!offersMail) return null;
  return (
    <form class="panel mail-form" method="post" action="/glimcap/mail">
      <div class="mail-form-words">
        <h2>{t('mail.title')}</h2>
        <p class="muted">{t('mail.intro')}</p>
      </div>
      <Problem text={problem} />
      <div class="field">
        <label for={id}>{t('mail.address')}</label>
        <div class="mail-form-row">
          <div class="field-box">
            <input id={id} type="email" name="address" required maxLength={254} autocomplete="email" />
          </div>
          <button class="button" type="submit">
            {t('mail.signUp')}
          </button>
        </div>
      </div>
    </form>
  );
}
