/** Why a node could not be started or opened, in one sentence for the person who asked; never shown with a stack. */
export class StartRefused extends Error {}
