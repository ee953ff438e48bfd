const TALLY = /^tests: \d+ passed, \d+ failed/;

/**
 * Passes a stream's lines on as they come, but for the tally, which has to come
 * last. The function returned gives the tally, once the stream has ended.
 */
export function withholdTally(from, to) {
  let tally;
  let rest = '';
  const pass = (line) => {
    if (TALLY.test(line)) tally = line;
    else to.write(`${line}\n`);
  };
  from.setEncoding('utf8').on('data', (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop();
    lines.forEach(pass);
  });
  from.on('end', () => {
    if (rest) pass(rest);
  });
  return () => tally;
}
