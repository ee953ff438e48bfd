/** Something that the person at the keyboard can put right: its message is all they need, without a stack. */
export class SetUpError extends Error {}
