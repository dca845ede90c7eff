/** How often a passphrase may be tried: a few at once, then ever more slowly, for the whole node and not by address. */
export type Attempts = {
  /** Milliseconds until the next try, or 0 where one may be made now; then it is under way until `ended`. */
  begin(): number;
  ended(succeeded: boolean): void;
};

const free = 5;
const firstPause = 2_000;
const longestPause = 5 * 60_000;

export function limitAttempts(clock: () => number): Attempts {
  let failures = 0;
  let next = 0;
  let underWay = false;
  return {
    begin() {
      const left = next - clock();
      if (left > 0) return left;
      // One at a time: each takes 128 MiB, and many at once would be a way to stop the node.
      if (underWay) return 1_000;
      underWay = true;
      return 0;
    },
    ended(succeeded) {
      underWay = false;
      failures = succeeded ? 0 : failures + 1;
      if (failures >= free) next = clock() + Math.min(longestPause, firstPause * 2 ** (failures - free));
    },
  };
}
