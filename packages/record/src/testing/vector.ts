/** One vector of the format, and what the makers of vectors share. */
import { fromHex, toHex } from '../index.ts';
import { person } from './room-of-three.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Vector = { readonly name: string; readonly refused?: string; readonly [field: string]: Json | undefined };

export const utf8 = new TextEncoder();
export const hex = toHex;
export const bytes = (text: string): Uint8Array => fromHex(text) as Uint8Array;
export const north = person('North');
export const flipped = (of: Uint8Array, at: number): Uint8Array => of.map((byte, i) => (i === at ? byte ^ 1 : byte));
