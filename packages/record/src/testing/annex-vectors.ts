/** Vectors of annexes: one that opens, and others that are not what they are said to be. */
import { sealAnnex } from '../index.ts';
import { bytesFrom, crypto } from './room-of-three.ts';
import { bytes, flipped, hex, north, utf8, type Vector } from './vector.ts';

export function annexes(): Vector[] {
  const place = { room: bytesFrom('room'), channel: bytesFrom('channel'), node: north.signer.publicKey };
  const [salt, key] = [bytesFrom('salt of an annex'), bytesFrom('key of an annex')];
  const made = (text: string) => {
    const content = utf8.encode(text);
    const { id, sealed } = sealAnnex(crypto, place, content, salt, key);
    return {
      room: hex(place.room),
      channel: hex(place.channel),
      node: hex(place.node),
      salt: hex(salt),
      key: hex(key),
      id: hex(id),
      content: hex(content),
      sealed: hex(sealed),
    };
  };
  const [one, other] = [made('A first name and a last name.'), made('Another person.')];
  const bent = hex(flipped(bytes(one.sealed), 9));
  return [
    { name: 'a short annex', ...one },
    { name: 'an empty annex', ...made('') },
    { name: 'the smallest size, filled', ...made('x'.repeat(972)) },
    { name: 'one byte more', ...made('x'.repeat(973)) },
    { name: 'under another key', ...one, key: hex(bytesFrom('another key')), refused: 'bad-seal' },
    { name: 'under another id', ...one, id: other.id, refused: 'bad-seal' },
    { name: 'in another channel', ...one, channel: hex(bytesFrom('elsewhere')), refused: 'annex-differs' },
    { name: 'by another node', ...one, node: hex(bytesFrom('another')), refused: 'annex-differs' },
    { name: 'a bent seal', ...one, sealed: bent, refused: 'bad-seal' },
    { name: 'cut short', ...one, sealed: one.sealed.slice(0, 1000), refused: 'bad-padding' },
    { name: 'a short key', ...one, key: one.key.slice(2), refused: 'wrong-shape' },
  ];
}
