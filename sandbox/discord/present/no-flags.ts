/** A bit field with nothing set. Typed wide, because discord-api-types' flag enums name no zero. */
export const NO_FLAGS: number = 0;
