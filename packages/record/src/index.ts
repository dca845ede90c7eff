/** The door of the record: bytes, signatures, seals, order and proofs, without any meaning. */
export type { Cryptography, KeyWrapping, Signer } from './cryptography.ts';
export { countIn, type Fork, forksOf, hasForked, type Stretch, sharedWith, stretchesOf } from './forks/branch.ts';
export { checkFork, type ForkProved, forkLimits, isForkProof, writeFork } from './forks/fork-proof.ts';
export { fromBase64url, toBase64url } from './format/base64url.ts';
export { equal, fromHex, type Hex, join, none, order, toHex } from './format/bytes.ts';
export { decode, decodeSharing, encode, type Value, whyNotValue } from './format/cbor.ts';
export { Column, packed } from './format/columns.ts';
export { contexts } from './format/contexts.ts';
export { spoken } from './format/spoken.ts';
export {
  type Admission,
  type Awaited,
  admit,
  admitVouched,
  type Stop,
  type Witnessed,
} from './history/admit.ts';
export { checkEvidence, type Proved } from './history/check-evidence.ts';
export { erasable, erasedIn, mayGoWithoutBox } from './history/erasures.ts';
export { writeExport } from './history/export.ts';
export {
  founds,
  frontier,
  type History,
  historyOf,
  isCharter,
  logOf,
  logsOf,
  newHeads,
  pinOf,
} from './history/history.ts';
export { entryAt, type Held, type Log, lengthOf } from './history/log.ts';
export { historyFrom, type Outline, outlineOf } from './history/outline.ts';
export { contains, covers, including, nothing, type Past, union } from './history/past.ts';
export { type Consistency, type Inclusion, verifyConsistency, verifyInclusion } from './history/proof.ts';
export type { Fault } from './history/read-export.ts';
export type { Shelf } from './history/shelved.ts';
export { append, emptyTree, leaf, root, sizeOf, type Tree } from './history/tree.ts';
export { type ForkFound, type Verification, type VoidFound, verifyExport } from './history/verify.ts';
export { type AnnexPlace, annexId, longestAnnex, openAnnex, sealAnnex, sealedAnnexLimit } from './objects/annex.ts';
export {
  type Body,
  bodySize,
  decodeBody,
  decodeFields,
  encodeBody,
  encodeFields,
  type Fields,
} from './objects/body.ts';
export { commitmentOf, entryKey, longestBody, openBox, type Place, sealBox } from './objects/box.ts';
export { type Cut, cutLeaf, cutList, cutsHash, openCut } from './objects/cuts.ts';
export {
  type Draft,
  destroyBox,
  type Entry,
  type EpochKey,
  giveBox,
  hasBox,
  openEntry,
  readEntry,
  readWithoutBox,
  signatureHolds,
  writeEntry,
  writeErasure,
  writeWraps,
} from './objects/entry.ts';
export {
  type Context,
  contextOf,
  type Envelope,
  type Letters,
  mailboxOf,
  mostLetters,
  type Opening,
  openEnvelope,
  openingInfo,
  openingSize,
  readEnvelope,
  readOpening,
  sealEnvelope,
  type Way,
  writeOpening,
} from './objects/envelope.ts';
export { decodeWraps, encodeWraps, epochId, type Wrap, wrapInfo, wrapSize } from './objects/epoch.ts';
export {
  type Evidence,
  encodeEvidence,
  evidenceLimits,
  type Opened as OpenedEntry,
  type ReadEvidence,
  readEvidence,
  type Stub,
  secretOf,
} from './objects/evidence.ts';
export { decodeHeader, encodeHeader, epochIn, type Head, type Header, limits, type Sealing } from './objects/header.ts';
export { type Instrument, type Paper, readPaper, textHash, writePaper } from './objects/instrument.ts';
export { makeSign1, readSign1, type Sign1, signedBy, toBeSigned } from './objects/sign1.ts';
export { type Read, type Refusal, refusals } from './refusal.ts';
