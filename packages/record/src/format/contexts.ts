/**
 * One context string per signed, sealed or hashed object, so that nothing made for one use is taken for another
 * (RFC 9052 §4.4 external_aad). The names are part of the format: changing one is a new format.
 */
const utf8 = new TextEncoder();

export const contexts = {
  entry: utf8.encode('parley/1/entry'),
  entryKey: utf8.encode('parley/1/entry-key'),
  commitment: utf8.encode('parley/1/entry-key-commitment'),
  box: utf8.encode('parley/1/box'),
  epoch: utf8.encode('parley/1/epoch'),
  wrap: utf8.encode('parley/1/wrap'),
  instrument: utf8.encode('parley/1/instrument'),
  paper: utf8.encode('parley/1/paper'),
  manifest: utf8.encode('parley/1/manifest'),
  snapshot: utf8.encode('parley/1/snapshot'),
  envelope: utf8.encode('parley/1/envelope'),
  opening: utf8.encode('parley/1/opening'),
  cut: utf8.encode('parley/1/cut'),
  cuts: utf8.encode('parley/1/cuts'),
  cutSalt: utf8.encode('parley/1/cut-salt'),
  words: utf8.encode('parley/1/words'),
  annex: utf8.encode('parley/1/annex'),
  annexKey: utf8.encode('parley/1/annex-key'),
} as const;
