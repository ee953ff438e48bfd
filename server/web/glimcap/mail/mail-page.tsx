import type { GlimcapMailData, MailStep } from '../../page-data.ts';
import { useApp } from '../../ui/app-context.ts';
import { Layout } from '../../ui/layout.tsx';
import { Logo } from '../../ui/logo.tsx';
import type { WordKey } from '../../words.ts';
import { MailSignUpForm } from './sign-up-form.tsx';

interface Words {
  title: WordKey;
  texts: WordKey[];
}

/** What is said at each step; the form itself says what it is for. */
const WORDS: Record<Exclude<MailStep, 'ask' | 'invalid'>, Words> = {
  off: { title: 'mail.title', texts: ['mail.off'] },
  asked: { title: 'mail.askedTitle', texts: ['mail.askedText', 'mail.askedHint'] },
  confirm: { title: 'mail.confirmTitle', texts: ['mail.confirmText'] },
  expired: { title: 'mail.expiredTitle', texts: ['mail.expiredText'] },
  confirmed: { title: 'mail.confirmedTitle', texts: ['mail.confirmedText'] },
  leave: { title: 'mail.leaveTitle', texts: ['mail.leaveText'] },
  left: { title: 'mail.leftTitle', texts: ['mail.leftText'] },
  unknown: { title: 'mail.unknownTitle', texts: ['mail.unknownText'] },
};

/** `/glimcap/mail` and what our mails link to. What changes something is a button: programs that look at links press none. */
export function MailPage({ mail: { step, token = '' } }: GlimcapMailData) {
  const { t } = useApp();
  if (step === 'ask' || step === 'invalid')
    return (
      <Layout>
        <MailSignUpForm problem={step === 'invalid' ? t('mail.invalid') : null} />
      </Layout>
    );
  const { title, texts } = WORDS[step];
  return (
    <Layout>
      <section class="notice mail-notice">
        <Logo />
        <h1>{t(title)}</h1>
        {texts.map((text) => (
          <p key={text}>{t(text)}</p>
        ))}
        {step === 'expired' ? <MailSignUpForm /> : <NextStep step={step} token={token} />}
      </section>
    </Layout>
  );
}

function NextStep({ step, token }: { step: MailStep; token: string }) {
  const { t } = useApp();
  if (step === 'confirm' || step === 'leave')
    return (
      <form method="post" action={`/glimcap/mail/${step}?token=${encodeURIComponent(token)}`}>
        <button class="button" type="submit">
          {t(`mail.${step}`)}
        </button>
      </form>
    );
  if (step === 'off')
    return (
      <a class="button" href="/glimcap/feed.xml">
        {t('mail.feed')}
      </a>
    );
  return (
    <a class="button" href="/glimcap">
      {t('mail.read')}
    </a>
  );
}
