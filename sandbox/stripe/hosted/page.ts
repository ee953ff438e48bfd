import { type Html, html } from './html.ts';

/** A whole page. No script runs on it, and it says on every screen that no real money moves. */
export function page(title: string, body: Html): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="stylesheet" href="/hosted.css">
</head>
<body>
<p class="banner">Sandbox: this is not Stripe, and no money moves.</p>
<main>${body}</main>
</body>
</html>
`.text;
}
