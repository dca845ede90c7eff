/** Vectors of envelopes, and of the openings that they bring along. */
import { contextOf, mailboxOf, openingInfo, openingSize, sealEnvelope, writeOpening } from '../index.ts';
import { bytesFrom, crypto, person } from './room-of-three.ts';
import { flipped, hex, north, utf8, type Vector } from './vector.ts';

const south = person('South');
const way = { from: north.signer.publicKey, to: south.signer.publicKey };
const context = contextOf(crypto, bytesFrom('secret of a context'));
const mailbox = mailboxOf(crypto, bytesFrom('mailbox key'));

export function envelopes(): Vector[] {
  const salt = bytesFrom('salt of an envelope');
  const letters = [utf8.encode('one letter'), utf8.encode('another')];
  // Seals nothing here: what is wrapped is the vector named an opening.
  const wrapped = new Uint8Array(openingSize).fill(9);
  const under = { secret: hex(context.secret), from: hex(way.from), to: hex(way.to) };
  const brief = sealEnvelope(crypto, context, way, undefined, salt, letters);
  const whole = sealEnvelope(crypto, context, way, { mailbox, wrapped }, salt, letters);
  const plain = writeOpening(north.signer, way.to, mailbox, context);
  const opening = { to: hex(way.to), mailbox: hex(mailbox) };
  return [
    { name: 'an answer under the other’s context', ...under, letters: letters.map(hex), bytes: hex(brief) },
    { name: 'an envelope with its context', ...under, letters: letters.map(hex), bytes: hex(whole) },
    { name: 'the other way', ...under, from: under.to, to: under.from, bytes: hex(brief), refused: 'bad-seal' },
    { name: 'a bent seal', ...under, bytes: hex(flipped(brief, 100)), refused: 'bad-seal' },
    { name: 'cut short', ...under, bytes: hex(brief.subarray(0, 1000)), refused: 'bad-padding' },
    { name: 'another version', ...under, bytes: hex(flipped(brief, 0)), refused: 'unknown-version' },
    {
      name: 'an opening',
      ...opening,
      from: hex(way.from),
      context: hex(context.id),
      info: hex(openingInfo(way.to, mailbox)),
      opening: hex(plain),
    },
    { name: 'an opening given on', ...opening, to: hex(way.from), opening: hex(plain), refused: 'another-receiver' },
    { name: 'an opening that another signed', ...opening, opening: hex(flipped(plain, 248)), refused: 'bad-signature' },
  ];
}
