/** A process that runs until it is told to stop, by Ctrl+C, by its service manager, or by whoever started it. */
export type Running = {
  readonly address: string;
  readonly port: number;
  /** Resolves once everything is closed. */
  readonly stopped: Promise<void>;
  stop(): Promise<void>;
};

const signals = ['SIGINT', 'SIGTERM'] as const;

export function runUntilStopped(address: string, port: number, close: () => Promise<void>): Running {
  let closing: Promise<void> | undefined;
  let tell: () => void = () => undefined;
  const stopped = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const stop = () => {
    for (const signal of signals) process.off(signal, onSignal);
    closing ??= close().finally(tell);
    return closing;
  };
  const onSignal = () => void stop();
  for (const signal of signals) process.once(signal, onSignal);
  return { address, port, stopped, stop };
}
