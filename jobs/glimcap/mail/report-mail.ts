import type { ReportContent, ToldCorrection } from '#domain/glimcap/mail/mail-content.ts';
import type { Mail } from '#domain/mailer.ts';
import { htmlButton, htmlHeading, htmlImage, htmlLink, htmlParagraph, mailHtml } from '../../mail/mail-html.ts';
import { mailWords } from '../../mail/mail-words.ts';
import { leaveUrl } from './links.ts';
import { reportHtml } from './report-html.ts';
import { reportText } from './report-text.ts';

interface Parts {
  mailingId: string;
  address: string;
  leaveToken: string;
  publicUrl: string;
}

/** A published report as a mail to one reader. It holds nothing that would tell us whether it was opened. */
export function reportMail(content: ReportContent, { mailingId, address, leaveToken, publicUrl }: Parts): Mail {
  const leave = leaveUrl(leaveToken, publicUrl);
  const draw = {
    content,
    body: body(content.markdown),
    url: `${publicUrl}/glimcap/${content.number}`,
    leave,
    publicUrl,
  };
  return {
    id: `glimcap-${content.number}.${mailingId}`,
    to: address,
    subject: content.title,
    text: text(draw),
    html: html(draw),
    list: { id: 'glimcap', name: mailWords('listName'), leaveUrl: leave },
  };
}

interface Draw {
  content: ReportContent;
  /** The Markdown that both parts show. */
  body: string;
  /** The report's page. */
  url: string;
  leave: string;
  publicUrl: string;
}

function text({ content, body, url, leave }: Draw): string {
  const { title, corrections, charts } = content;
  return [
    title,
    `${mailWords('report.read')}:\n${url}`,
    ...(corrections.length === 0 ? [] : [`${mailWords('report.corrected')}:`, corrections.map(told).join('\n')]),
    reportText(body),
    ...(charts.length === 0 ? [] : [`# ${mailWords('report.charts')}`, ...charts.map(({ alt }) => alt)]),
    `-- \n${mailWords('footer.why')}\n${mailWords('footer.leaveUrl', { url: leave })}\n`,
  ].join('\n\n');
}

function html({ content, body, url, leave, publicUrl }: Draw): string {
  const { title, author, corrections, charts, ordinal } = content;
  const picture = ({ key, alt }: ReportContent['charts'][number]) =>
    htmlImage(`${url}/charts/${key}.png?theme=light&version=${ordinal}`, alt);
  return mailHtml({
    title,
    preview: mailWords('report.preview', { author }),
    body: [
      htmlHeading(title),
      ...(corrections.length === 0 ? [] : [htmlParagraph(`${mailWords('report.corrected')}:`)]),
      ...corrections.map((each) => htmlParagraph(told(each))),
      reportHtml(body, publicUrl),
      ...(charts.length === 0 ? [] : [htmlHeading(mailWords('report.charts')), ...charts.map(picture)]),
      htmlButton(url, mailWords('report.read')),
    ].join('\n'),
    footer: `${htmlParagraph(mailWords('footer.why'))}${htmlLink(leave, mailWords('footer.leave'))}`,
  });
}

function told({ number, note }: ToldCorrection): string {
  return mailWords('report.correction', { number, note });
}

/** Without the front matter and the report's own heading, which the mail says already. */
function body(markdown: string): string {
  return markdown.replace(/^---\n[\s\S]*?\n---\n+/, '').replace(/^# Glimcap Part \d+\n+/, '');
}
