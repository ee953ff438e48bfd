import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';

/** Where the pictures of the help articles go, when they are to be taken anew. */
const FOLDER = process.env.HELP_SCREENSHOTS;

/** Takes a picture of a page, or of a part of it, for the help articles: with few colours, since pages have few. */
export async function takeHelpPicture(what: Page | Locator, name: string): Promise<void> {
  if (!FOLDER) return;
  const picture = await sharp(await what.screenshot())
    .png({ palette: true, quality: 90, effort: 10 })
    .toBuffer();
  writeFileSync(join(FOLDER, `${name}.png`), picture);
}
