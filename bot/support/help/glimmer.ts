/** The colour of what the help says. */
export const GLIMMER = 0xf2b544;
