import { PassThrough } from 'node:stream';
import { ZipFile } from 'yazl';
import type { EmoteArchive } from '#domain/emotes/emote-archive.ts';
import { openZip } from './open-zip.ts';

/** Zip files. */
export const zipEmoteArchive: EmoteArchive = {
  open: openZip,

  write(files) {
    const zip = new ZipFile();
    const output = new PassThrough();
    zip.outputStream.on('error', (error) => output.destroy(error)).pipe(output);
    void fill();
    return output;

    async function fill(): Promise<void> {
      try {
        // Pictures are packed as they are: packing them again saves nothing.
        for await (const { path, bytes } of files) zip.addBuffer(bytes, path, { compress: false });
        zip.end();
      } catch (error) {
        output.destroy(error instanceof Error ? error : new Error(String(error)));
      }
    }
  },
};
