/** The door of the server: a node on a disk, the demonstration, and the parts that tests and tools drive. */

export { type Acting, type ActingOptions, type AnnexLine, type Outcome, withActing } from './acting.ts';
export { type DemoOptions, startDemo } from './demo/start-demo.ts';
export { type Carrier, type Driver, drive, type Ground, type Halt } from './driver.ts';
export { type App, createApp, type Site } from './http/app.ts';
export { everyAnswer } from './http/headers.ts';
export { type Listening, listen } from './listen.ts';
export { type Log, type LogEvent, stderrLog } from './log.ts';
export { createLock, type NodeLock } from './people/lock.ts';
export { readPassphraseFile } from './people/passphrase-file.ts';
export type { Running } from './running.ts';
export type { Door, Lock, LockState, Seat, Unlocking } from './seat.ts';
export { StartRefused } from './start-refused.ts';
export { isRecent, sqliteVersion } from './store/engine.ts';
export { folderMailboxes, type Mailboxes, memoryMailboxes } from './store/mailboxes.ts';
export { type Claim, claimStore, openStore, StoreRefused } from './store/sqlite.ts';
export { type DataOptions, exportData, type NodeOptions, startNode, withData } from './up.ts';
