import type { GlimcapData } from '../page-data.ts';
import { Layout } from '../ui/layout.tsx';
import { MailSignUpForm } from './mail/sign-up-form.tsx';
import { ReportBody } from './report-body.tsx';
import { ReportFoot } from './report-foot.tsx';
import { ReportHead } from './report-head.tsx';

/** `/glimcap/:number`: one week's report. */
export function GlimcapPage({ report }: GlimcapData) {
  return (
    <Layout>
      <article class="report">
        <ReportHead report={report} />
        <ReportBody report={report} />
        <ReportFoot report={report} />
      </article>
      <MailSignUpForm />
    </Layout>
  );
}
