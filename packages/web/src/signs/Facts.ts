/** What every time and every label needs to know of the room: its zones and its delegations, in the charter's order. */
import type { SeatRoom } from '@parley/server/contract';
import { createContext, useContext } from 'react';

export type RoomFacts = Pick<SeatRoom, 'zones' | 'delegations'>;

export const Facts = createContext<RoomFacts>({ zones: [], delegations: [] });

export const useFacts = () => useContext(Facts);
