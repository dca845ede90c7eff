/** What is typed in after an outage keeps its own time beside the time of its entry, and says that it came later. */

const QUARTER_HOUR = 900_000;

export type Entered = {
  /** When it happened, by its author's word. */
  readonly at: number;
  /** Claimed time of the entry. */
  readonly enteredAt: number;
  readonly enteredLater: boolean;
};

/** `happenedAt` absent: the entry was made as it happened. */
export function entered(enteredAt: number, happenedAt: number | null | undefined): Entered {
  const at = happenedAt ?? enteredAt;
  return { at, enteredAt, enteredLater: enteredAt - at > QUARTER_HOUR };
}
