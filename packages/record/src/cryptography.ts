/**
 * The cryptography that a record stands on, as a port. `@parley/vault` implements it with node:crypto. All calls are
 * synchronous and pure; what must wait (wrapping keys with HPKE) is the room's effect, not a call here.
 */
export interface Cryptography {
  /** SHA-256 (FIPS 180-4), 32 bytes. */
  sha256(bytes: Uint8Array): Uint8Array;
  /** HKDF-SHA-256 (RFC 5869). `length` in bytes, at most 255 × 32. */
  hkdf(key: Uint8Array, salt: Uint8Array, info: Uint8Array, length: number): Uint8Array;
  /** AES-256-GCM (NIST SP 800-38D): `key` 32, `nonce` 12 bytes; returns the ciphertext with its 16-byte tag appended. */
  seal(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, plain: Uint8Array): Uint8Array;
  /** The plaintext, or undefined where the tag does not hold. Tags of any length but 16 bytes are refused. */
  open(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, sealed: Uint8Array): Uint8Array | undefined;
  /**
   * Ed25519 (RFC 8032) as this room judges it: cofactorless, S < L, canonical A and R, A of prime order, R not of small
   * order. Libraries disagree at the edges, so this one answer is the room's. Never throws, whatever the bytes.
   */
  verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
}

/** A node's own signing key. The private half never leaves its implementation. */
export interface Signer {
  /** Ed25519 public key, 32 bytes: the node's name. */
  readonly publicKey: Uint8Array;
  /** A 64-byte Ed25519 signature. */
  sign(message: Uint8Array): Uint8Array;
}

/**
 * Wrapping of epoch keys: HPKE base mode (RFC 9180) with the X-Wing KEM, HKDF-SHA256 and AES-256-GCM.
 * Asynchronous, therefore called by whoever drives a node, never inside a step.
 */
export interface KeyWrapping {
  /** Wraps `key` to an X-Wing public key (1,216 bytes). `ekm` is 64 bytes of fresh randomness. Returns enc ‖ ciphertext. */
  wrap(recipient: Uint8Array, key: Uint8Array, info: Uint8Array, ekm: Uint8Array): Promise<Uint8Array>;
  /**
   * Undoes `wrap` with this node's own X-Wing key, or with the key of a 32-byte seed; otherwise answers undefined. Never
   * throws on hostile bytes.
   */
  unwrap(wrapped: Uint8Array, info: Uint8Array, seed?: Uint8Array): Promise<Uint8Array | undefined>;
  /** The X-Wing public key of a seed: a key for a day, whose seed its owner keeps and destroys. */
  publicKeyOf(seed: Uint8Array): Promise<Uint8Array>;
}
