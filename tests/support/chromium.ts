import { type Browser, chromium, type Page } from 'playwright-core';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
];

interface ChromiumOptions {
  /** Whether pages may play sound before the first click. */
  allowsSound?: boolean;
}

/** The system's Chromium (CHROMIUM_BIN, or where Debian puts it), without a window. */
export function launchChromium({ allowsSound = true }: ChromiumOptions = {}): Promise<Browser> {
  const policy = allowsSound ? 'no-user-gesture-required' : 'document-user-activation-required';
  return chromium.launch({
    executablePath: process.env.CHROMIUM_BIN ?? '/usr/bin/chromium',
    args: [...ARGS, `--autoplay-policy=${policy}`],
    // Playwright's own defaults would permit sound to every page.
    ignoreDefaultArgs: ['--mute-audio'],
  });
}

/** Collects what a page complains of: console errors, uncaught exceptions, CSP violations. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}
