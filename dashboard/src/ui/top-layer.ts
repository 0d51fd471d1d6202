import { createContext, useContext } from 'react';

/**
 * The window that lies over the page; null: none does. What floats must be inside of it, as the
 * browser shows nothing else above it.
 */
export const TopLayer = createContext<HTMLElement | null>(null);

export const useTopLayer = () => useContext(TopLayer);
