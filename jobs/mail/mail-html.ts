import MarkdownIt from 'markdown-it';
import type { Language } from '../../locales/languages.ts';

const { escapeHtml } = new MarkdownIt().utils;

/** Mail programs drop style sheets, so what has to look like something says so itself. */
export const MAIL_STYLES = {
  h1: 'font-size:22px;line-height:1.3;margin:32px 0 12px;color:#1c1722',
  h2: 'font-size:19px;line-height:1.3;margin:28px 0 10px;color:#1c1722',
  h3: 'font-size:17px;line-height:1.3;margin:24px 0 8px;color:#1c1722',
  p: 'margin:0 0 14px',
  ul: 'margin:0 0 14px;padding-left:22px',
  ol: 'margin:0 0 14px;padding-left:22px',
  blockquote: 'margin:0 0 14px;padding-left:14px;border-left:3px solid #e59a2f;color:#4b4453',
  table: 'border-collapse:collapse;width:100%;margin:0 0 16px;font-size:15px',
  th: 'padding:7px 8px;border-bottom:2px solid #d9d3c7;color:#5d5566',
  td: 'padding:7px 8px;border-bottom:1px solid #e9e4da',
  a: 'color:#8a4b00',
  img: 'display:block;max-width:100%;height:auto;border:0;margin:0 0 18px',
} as const;

const BUTTON =
  'display:inline-block;padding:12px 22px;border-radius:24px;background:#f0a536;color:#241a08;font-weight:600;text-decoration:none';
const BODY = 'margin:0;padding:0;background:#f6f3ec';
const SHEET =
  'max-width:640px;margin:0 auto;padding:28px 22px;background:#ffffff;color:#2a2430;font:16px/1.6 -apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif';
const FOOTER = 'margin-top:32px;padding-top:16px;border-top:1px solid #e9e4da;color:#6f6778;font-size:13px';
const HIDDEN = 'display:none;max-height:0;overflow:hidden';

interface MailDocument {
  language: Language;
  title: string;
  /** What mail programs show beside the subject. */
  preview?: string;
  /** HTML. */
  body: string;
  /** HTML. */
  footer?: string;
}

/** A whole mail in HTML, without anything that is fetched but what its body names. */
export function mailHtml({ language, title, preview, body, footer }: MailDocument): string {
  return [
    '<!doctype html>',
    `<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title></head>`,
    `<body style="${BODY}">`,
    ...(preview ? [`<div style="${HIDDEN}">${escapeHtml(preview)}</div>`] : []),
    `<div style="${SHEET}">`,
    body,
    ...(footer ? [`<div style="${FOOTER}">${footer}</div>`] : []),
    '</div></body></html>',
  ].join('\n');
}

export function htmlParagraph(text: string): string {
  return `<p style="${MAIL_STYLES.p}">${escapeHtml(text)}</p>`;
}

export function htmlButton(url: string, label: string): string {
  return `<p style="margin:22px 0"><a href="${escapeHtml(url)}" style="${BUTTON}">${escapeHtml(label)}</a></p>`;
}

export function htmlLink(url: string, label: string): string {
  return `<a href="${escapeHtml(url)}" style="${MAIL_STYLES.a}">${escapeHtml(label)}</a>`;
}

/** A picture that says in words what it shows. */
export function htmlImage(url: string, alt: string): string {
  return `<img src="${escapeHtml(url)}" alt="${escapeHtml(alt)}" width="596" style="${MAIL_STYLES.img}">`;
}

export function htmlHeading(text: string): string {
  return `<h1 style="${MAIL_STYLES.h1}">${escapeHtml(text)}</h1>`;
}

/** What is in another language than the mail around it: it is read aloud and hyphenated as its own. */
export function htmlIn(language: Language, html: string): string {
  return `<div lang="${language}">${html}</div>`;
}
