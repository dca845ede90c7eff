/**
 * What a node says of itself to whoever runs it: one JSON line per start, stop and error, on stderr. Codes and counts
 * only; no delegation, name, body or address ever reaches it, because logs are copied, mailed and kept by others.
 */
export type LogEvent =
  | 'started'
  | 'stopped'
  | 'unlocked'
  | 'attempt-refused'
  | 'halted'
  | 'set-aside'
  | 'restored'
  | 'annex-opened'
  | 'error';

export type Log = (event: LogEvent, count?: number) => void;

export const stderrLog: Log = (event, count) => {
  const line = { at: new Date().toISOString(), event, ...(count !== undefined && { count }) };
  process.stderr.write(`${JSON.stringify(line)}\n`);
};
