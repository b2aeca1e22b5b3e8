// Addresses: does what the buyer writes agree with what the order shows? Compared in memory, never looked up anywhere,
// its parts never guessed: a Korean lot number is not turned into a road, an ambiguous district not into a city. What the
// whole message means is weighed by what was learned, and agrees only where that is sure.
export { compareAddress } from './compare.ts';
export { findAddress, orderBlock, parseBlock } from './find.ts';
export { type Learned, learnFrom } from './meaning.ts';
export { type RiskSign, riskSigns } from './risk.ts';
export type { Comparison, Found, Outcome, Part, Parts, Piece, Row, ShipTo, Span } from './types.ts';
export { PARTS } from './types.ts';
