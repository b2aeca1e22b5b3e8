// The engine of the picker: what an owner points at becomes selectors, readings, rows and boxes in the words of a
// marketplace file. Pure over the page it is given: root, element, address and moment are arguments.
export { fieldProposals } from './fields.ts';
export { looksHashed, looksPersonal } from './names.ts';
export { landmarkFor, pageMatchFor } from './pages.ts';
export { parsersOf } from './parts.ts';
export { rowProposals } from './rows.ts';
export { chosenSign, selectorsFor } from './select.ts';
export { targetProposals } from './targets.ts';
export type {
  By,
  Candidate,
  FieldAsk,
  FieldProposal,
  Part,
  RowProposal,
  SiteFacts,
  TargetProposal,
} from './types.ts';
