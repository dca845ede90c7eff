/**
 * Loading the same number of texts, by ten actors, from what each library itself saves. `make` writes the saved bytes;
 * what `open` answers with is measured. Writers hear of each other at the end; every load ends with all texts in memory.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { actors, bursts, textOf } from './words.ts';

/** Who says what, in the same order for every library. */
function* spoken(size) {
  let number = 0;
  for (const [actor, burst] of bursts()) {
    for (let i = 0; i < burst; i++) {
      if (number >= size) return;
      yield [actor, textOf(number++)];
    }
  }
}

const lines = (path) => readFileSync(path, 'utf8').split('\n').filter(Boolean);

/**
 * cojson: a stream in a group, its transactions encrypted, one session for each actor. Saved are the content messages that
 * it gives to storage and peers, as JSON; loading verifies each message's signature, decrypts, and builds the stream.
 */
const cojson = {
  async make(size, path) {
    const { LocalNode } = await import('cojson');
    const { NapiCrypto } = await import('cojson/crypto/NapiCrypto');
    const crypto = await NapiCrypto.create();
    const account = LocalNode.internalCreateAccount({ crypto });
    const { node } = account.core;
    const group = node.createGroup();
    const stream = group.createStream();
    const known = [account.core, group.core, stream.core].flatMap((core) => core.newContentSince(undefined) ?? []);
    const writers = Array.from({ length: actors }, () => {
      const session = crypto.newRandomSessionID(account.id);
      const writer = new LocalNode(node.agentSecret, session, crypto);
      for (const message of known) writer.syncManager.handleNewContent(message, 'import');
      return writer.getCoValue(stream.id).getCurrentContent();
    });
    for (const [actor, text] of spoken(size)) writers[actor].push({ text }, 'private');
    const { sessions: before } = stream.core.knownState();
    for (const writer of writers) {
      const since = { id: stream.id, header: true, sessions: before };
      for (const message of writer.core.newContentSince(since)) node.syncManager.handleNewContent(message, 'import');
    }
    const secret = { agent: node.agentSecret, account: account.id, stream: stream.id };
    const saved = [account.core, group.core, stream.core].flatMap((core) => core.newContentSince(undefined) ?? []);
    writeFileSync(path, [secret, ...saved].map((one) => JSON.stringify(one)).join('\n'));
  },
  async open(path) {
    const { LocalNode } = await import('cojson');
    const { NapiCrypto } = await import('cojson/crypto/NapiCrypto');
    const crypto = await NapiCrypto.create();
    const [secret, ...saved] = lines(path);
    const { agent, account, stream } = JSON.parse(secret);
    return () => {
      const node = new LocalNode(agent, crypto.newRandomSessionID(account), crypto);
      for (const message of saved) node.syncManager.handleNewContent(JSON.parse(message), 'import');
      const content = node.getCoValue(stream).getCurrentContent();
      return Object.values(content.items).reduce(
        (sum, items) => sum + items.filter(({ value }) => value.text).length,
        0,
      );
    };
  },
};

/** Automerge: a list of immutable strings, saved whole. Nothing is signed or sealed. */
const automerge = {
  async make(size, path) {
    const A = await import('@automerge/automerge');
    const first = A.from({ said: [] });
    const docs = Array.from({ length: actors }, () => A.clone(first));
    for (const [actor, text] of spoken(size)) {
      docs[actor] = A.change(docs[actor], (doc) => {
        doc.said.push(new A.ImmutableString(text));
      });
    }
    writeFileSync(path, A.save(docs.reduce((left, right) => A.merge(left, right))));
  },
  async open(path) {
    const A = await import('@automerge/automerge');
    const saved = new Uint8Array(readFileSync(path));
    return () => A.load(saved).said.length;
  },
};

/** Yjs: an array of strings, saved as one update. Nothing is signed or sealed. */
const yjs = {
  async make(size, path) {
    const Y = await import('yjs');
    const docs = Array.from({ length: actors }, (_, i) => {
      const doc = new Y.Doc();
      doc.clientID = i + 1;
      return doc;
    });
    for (const [actor, text] of spoken(size)) docs[actor].getArray('said').push([text]);
    const [whole, ...others] = docs;
    for (const doc of others) Y.applyUpdate(whole, Y.encodeStateAsUpdate(doc));
    writeFileSync(path, Y.encodeStateAsUpdate(whole));
  },
  async open(path) {
    const Y = await import('yjs');
    const saved = new Uint8Array(readFileSync(path));
    return () => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, saved);
      return doc.getArray('said').toArray().length;
    };
  },
};

export const peers = { cojson, automerge, yjs };
