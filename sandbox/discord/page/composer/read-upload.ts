import type { Upload } from '../client/control-api.ts';

/** https://discord.com/developers/docs/reference#uploading-files */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;

export async function readUpload(file: File): Promise<Upload> {
  const address = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result)));
    reader.addEventListener('error', () => reject(reader.error));
    reader.readAsDataURL(file);
  });
  return {
    filename: file.name,
    contentType: file.type || 'application/octet-stream',
    base64: address.slice(address.indexOf(',') + 1),
  };
}
