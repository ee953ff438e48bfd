const UNIT_BYTES = 100_000;
const UNIT_SOURCES = 24;
const LARGE_BYTES = 40_000;
/** Sources known to clash with their neighbours in mediasoup 3.27. */
const ALONE = /^src\/(\w+\.cpp|handles\/.*|RTC\/RTCP\/Feedback\.cpp)$|\/goog_cc\/trendline_estimator\.cc$/;

/**
 * Groups small sources of one folder, to be compiled together: most of their cost is the headers they share.
 * The biggest units come first, so that no core is left with a long one at the end.
 *
 * @param {{ file: string, bytes: number }[]} sources
 * @returns {{ files: string[], bytes: number }[]}
 */
export function unityUnits(sources) {
  const units = [];
  const openUnits = new Map();
  for (const { file, bytes } of sources) {
    if (bytes > LARGE_BYTES || ALONE.test(file)) {
      units.push({ files: [file], bytes });
      continue;
    }
    const folder = file.split('/').slice(0, -1).slice(0, 4).join('/');
    let unit = openUnits.get(folder);
    if (!hasRoom(unit, bytes)) {
      unit = { files: [], bytes: 0 };
      openUnits.set(folder, unit);
      units.push(unit);
    }
    unit.files.push(file);
    unit.bytes += bytes;
  }
  return units.sort((a, b) => b.bytes - a.bytes);
}

function hasRoom(unit, bytes) {
  return unit !== undefined && unit.bytes + bytes <= UNIT_BYTES && unit.files.length < UNIT_SOURCES;
}
