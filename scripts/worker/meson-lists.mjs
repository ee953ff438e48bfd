import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What mediasoup's meson.build files say the worker is made of.
 *
 * @param {string} workerDir mediasoup's worker folder
 * @returns {{ sources: string[], schemas: string[] }} C++ sources from workerDir, FlatBuffers schemas from its fbs folder
 */
export function readMesonLists(workerDir) {
  const read = (file) => readFileSync(join(workerDir, file), 'utf8');
  const libwebrtc = mesonList(read('deps/libwebrtc/meson.build'), 'libwebrtc_sources');
  return {
    sources: [
      ...mesonList(read('meson.build'), 'common_sources'),
      'src/main.cpp',
      ...libwebrtc.map((file) => `deps/libwebrtc/${file}`),
    ],
    schemas: mesonList(read('fbs/meson.build'), 'flatbuffers_schemas'),
  };
}

/**
 * The strings of `name = [...]` and of every `name += [...]`. For common_sources this includes the part under
 * `if not get_option('ms_use_builtin_bwe')`, which is mediasoup's default.
 */
export function mesonList(text, name) {
  const lists = [...text.matchAll(new RegExp(`^[ \\t]*${name} \\+?= \\[([^\\]]*)\\]`, 'gm'))];
  if (lists.length === 0)
    throw new Error(`mediasoup's meson.build has no ${name}: this build does not know its version`);
  return lists.flatMap(([, body]) => [...body.matchAll(/'([^']+)'/g)].map(([, item]) => item));
}
