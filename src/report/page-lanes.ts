/** The lanes that the style sheet has columns for; further counterparts share the last one. */
export const mostLanes = 6;
