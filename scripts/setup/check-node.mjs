/** The oldest Node that the set-up itself runs on; Glim then runs on the Node 24 among its packages. */
const OLDEST = 20;

/** Leaves with one clear line when this Node is too old to read the rest of the set-up. */
export function checkNode() {
  if (Number.parseInt(process.versions.node, 10) >= OLDEST) return;
  console.error(
    `Glim needs Node ${OLDEST} or newer to set itself up; this is Node ${process.versions.node}. Get a newer one at https://nodejs.org.`,
  );
  process.exit(1);
}
